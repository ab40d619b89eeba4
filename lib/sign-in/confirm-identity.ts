import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { requireCode, requireOwnAccount, requirePassword } from "@/lib/own-account/own-account";
import { sql } from "@/lib/platform/db/sql";
import type { confirmIdentityInput } from "@/lib/sign-in/confirm-identity.input";

/**
 * The person shows once more that it is them, by password or by a code of their app: for some
 * minutes this sign-in may change what is delicate (B-1).
 */
export async function confirmIdentity(
  ctx: WorkspaceContext,
  { proof }: z.output<typeof confirmIdentityInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  if (account.hasApp && /^\s*\d{3}\s?\d{3}\s*$/.test(proof)) await requireCode(account, proof, "proof");
  else await requirePassword(ctx, account, proof, "proof");
  await sql.execute("UPDATE session SET confirmed_at = now() WHERE id = $1 AND user_id = $2", [
    ctx.sessionId ?? null,
    account.id,
  ]);
  await recordAudit(sql, ctx, {
    action: "session.confirmed",
    entity: "session",
    ...(ctx.sessionId ? { entityId: ctx.sessionId } : {}),
  });
}
