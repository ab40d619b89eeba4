import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { queueMail } from "@/lib/mail/queue-mail";
import { countMailRequest } from "@/lib/platform/auth/count-mail-request";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { hashToken } from "@/lib/platform/secrets";
import { digestPersonState } from "./digest-person-state";
import { requireOwnAccount } from "./own-account";
import type { askAddressChangeInput } from "./own-account.input";

const HOURS = 1;

/**
 * Mails a link to the address that a person wants to sign in with from now on. Nothing changes
 * before it is used. An address that has a sign-in already gets the same mail: who asks learns
 * nothing, and only its reader is told.
 */
export async function askAddressChange(
  ctx: WorkspaceContext,
  { email }: z.output<typeof askAddressChangeInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  if (email === account.email)
    throw new AppError("invalid", undefined, { email: sentence("problems.ownAccount.sameAddress") });
  if (environment().smtpUrl === undefined)
    throw new AppError("unprocessable", sentence("problems.ownAccount.noMail"));
  await countMailRequest("address", email, ctx.ip);
  await countMailRequest("address", account.email, ctx.ip);
  const token = randomBytes(32).toString("base64url");
  await sql.transaction(async (client) => {
    await client.query(
      `INSERT INTO address_change (user_id, token_hash, email, state, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(hours => $5))
       ON CONFLICT (user_id)
         DO UPDATE SET token_hash = excluded.token_hash, email = excluded.email, state = excluded.state,
         created_at = now(), expires_at = excluded.expires_at`,
      [account.id, hashToken(token), email, await digestPersonState(client, account.id), HOURS],
    );
    const link = `${environment().appUrl}/confirm-address/${token}`;
    const values = { name: account.name, link, hours: HOURS };
    await queueMail(client, { kind: "address-confirmation", to: email, values }, account.id);
    await recordAudit(client, ctx, {
      action: "person.addressAsked",
      entity: "user",
      entityId: account.id,
    });
  });
}
