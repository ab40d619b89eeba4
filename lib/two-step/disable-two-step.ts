import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { requireOwnAccount, requirePassword } from "@/lib/own-account/own-account";
import { requireSecondFactor } from "@/lib/passkeys/require-second-factor";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { keepAFactor, lockPerson } from "@/lib/sign-in/keep-a-factor";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";
import type { proveTwoStepInput } from "./two-step.input";

/**
 * Takes the authenticator app away: password and second step are both asked, and every other
 * sign-in ends.
 */
export async function disableTwoStep(
  ctx: WorkspaceContext,
  input: z.output<typeof proveTwoStepInput>,
): Promise<void> {
  const account = await requireOwnAccount(ctx);
  await requirePassword(ctx, account, input.password);
  await requireSecondFactor(ctx, account, input);
  await sql.transaction(async (client) => {
    await lockPerson(client, account.id);
    await client.query(`UPDATE "user" SET totp_cipher = NULL, totp_last_step = NULL WHERE id = $1`, [
      account.id,
    ]);
    const some = await keepAFactor(client, account.id);
    await endSessionsOf(client, account.id, ctx.sessionId ?? null);
    await tellFactorChange(client, account, some ? "app-removed" : "disabled");
    await recordAudit(client, ctx, { action: "twoStep.disabled", entity: "user", entityId: account.id });
  });
}
