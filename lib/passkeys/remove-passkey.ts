import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import type { passkeyIdInput } from "@/lib/passkeys/passkey.input";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { keepAFactor, lockPerson } from "@/lib/sign-in/keep-a-factor";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";

/**
 * Takes one of one's own passkeys away; every other sign-in ends. The device may still show it, but
 * it opens nothing here.
 */
export async function removePasskey(
  ctx: WorkspaceContext,
  { passkeyId }: z.output<typeof passkeyIdInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  await sql.transaction(async (client) => {
    await lockPerson(client, account.id);
    const removed = await client.query<{ name: string }>(
      "DELETE FROM passkey WHERE id = $1 AND user_id = $2 RETURNING name",
      [passkeyId, account.id],
    );
    const name = removed.rows[0]?.name;
    if (name === undefined) throw new AppError("not_found", sentence("problems.passkeys.gone"));
    await keepAFactor(client, account.id);
    await endSessionsOf(client, account.id, ctx.sessionId ?? null);
    await tellFactorChange(client, account, "passkey-removed", name);
    await recordAudit(client, ctx, {
      action: "passkey.removed",
      entity: "user",
      entityId: account.id,
      before: { name },
    });
  });
}
