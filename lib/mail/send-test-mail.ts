import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { queueMail } from "@/lib/mail/queue-mail";
import { countMailRequest } from "@/lib/platform/auth/count-mail-request";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";

/** A short mail to whoever asks, and to nobody else. It goes the way of every mail. */
export async function sendTestMail(ctx: WorkspaceContext): Promise<{ email: string }> {
  if (environment().smtpUrl === undefined)
    throw new AppError("unprocessable", sentence("problems.mail.noServer"));
  const person = await sql.first<{ email: string; name: string }>(
    `SELECT email, name FROM "user" WHERE id = $1`,
    [ctx.actor.userId ?? null],
  );
  if (person === null) throw new AppError("not_found");
  const { email, name } = person;
  await countMailRequest("test", email, ctx.ip);
  await sql.transaction(async (client) => {
    await queueMail(client, { kind: "test", to: email, values: { name } });
    await recordAudit(client, ctx, {
      action: "mail.testSent",
      entity: "user",
      ...(ctx.actor.userId ? { entityId: ctx.actor.userId } : {}),
    });
  });
  return { email };
}
