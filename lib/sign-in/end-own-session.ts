import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { endSessionInput } from "@/lib/members/member.input";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";

/** Ends one sign-in of the person who asks, or all but this one. */
export async function endOwnSession(
  ctx: WorkspaceContext,
  { sessionId }: z.output<typeof endSessionInput>,
): Promise<void> {
  const userId = ctx.actor.userId ?? "";
  await sql.transaction(async (client) => {
    if (sessionId === "others") await endSessionsOf(client, userId, ctx.sessionId ?? null);
    else
      await client.query(
        "UPDATE session SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL",
        [sessionId, userId],
      );
    await recordAudit(client, ctx, { action: "session.ended", entity: "session", entityId: sessionId });
  });
}
