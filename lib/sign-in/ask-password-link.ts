import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { queueMail } from "@/lib/mail/queue-mail";
import type { askPasswordLinkInput } from "@/lib/own-account/own-account.input";
import { countMailRequest } from "@/lib/platform/auth/count-mail-request";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";

/**
 * Leaves a request for a mail with a password link. Whether the address has a sign-in is not even
 * looked at here: the worker does that, so that the answer and its time tell nothing.
 */
export async function askPasswordLink(
  { email }: z.output<typeof askPasswordLinkInput>,
  facts: { ip: string | undefined },
): Promise<void> {
  if (environment().smtpUrl === undefined)
    throw new AppError("unprocessable", sentence("problems.signIn.noMailForLink"));
  await countMailRequest("password", email, facts.ip);
  await queueMail(
    { query: (text, values) => sql.pool().query(text, values) as never },
    { kind: "password-request", to: email, values: {} },
  );
}
