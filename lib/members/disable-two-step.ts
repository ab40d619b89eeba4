import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { keepAFactor, lockPerson } from "@/lib/members/keep-a-factor";
import { requireOwnAccount, requirePassword } from "@/lib/members/own-account";
import { tellFactorChange } from "@/lib/members/tell-factor-change";
import type { proveTwoStepInput } from "@/lib/members/two-step.input";
import { requireSecondFactor } from "@/lib/passkeys/require-second-factor";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Takes the authenticator app away: password and second step are both asked, and every other sign-in ends. */
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
    await tellFactorChange(client, account, some ? "The authenticator app was removed." : "disabled");
    await recordAuditSql(client, ctx, { action: "two-step.disabled", entity: "user", entityId: account.id });
  });
}
