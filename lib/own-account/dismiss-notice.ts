import type { z } from "zod";
import type { SignedIn } from "@/lib/platform/auth/read-session";
import { sql } from "@/lib/platform/db/sql";
import type { dismissNoticeInput } from "./own-account.input";

/** The person has read it. Only their own, and none about the sign-in that asks. */
export async function dismissNotice(
  person: Pick<SignedIn, "userId" | "sessionId">,
  { noticeId }: z.output<typeof dismissNoticeInput>,
): Promise<void> {
  await sql.execute(
    `UPDATE person_notice SET dismissed_at = now()
     WHERE id = $1 AND user_id = $2 AND dismissed_at IS NULL AND values ->> 'session' IS DISTINCT FROM $3`,
    [noticeId, person.userId, person.sessionId],
  );
}
