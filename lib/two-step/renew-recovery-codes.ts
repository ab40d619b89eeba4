import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount, requirePassword } from "@/lib/own-account/own-account";
import { createRecoveryCodes } from "@/lib/own-account/recovery-codes";
import { requireSecondFactor } from "@/lib/passkeys/require-second-factor";
import { sql } from "@/lib/platform/db/sql";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";
import type { proveTwoStepInput } from "./two-step.input";

/** Ten new recovery codes, answered this one time; the old ones no longer count. */
export async function renewRecoveryCodes(
  ctx: WorkspaceContext,
  input: z.output<typeof proveTwoStepInput>,
): Promise<{ recoveryCodes: string[] }> {
  const account = await requireOwnAccount(ctx);
  await requirePassword(ctx, account, input.password);
  await requireSecondFactor(ctx, account, input);
  if (!account.hasTwoStep) throw new AppError("conflict", sentence("problems.signIn.codesNeedFactor"));
  const { codes, hashes } = createRecoveryCodes();
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET recovery_hashes = $2 WHERE id = $1`, [account.id, hashes]);
    await tellFactorChange(client, account, "codes-renewed");
    await recordAudit(client, ctx, {
      action: "twoStep.codesRenewed",
      entity: "user",
      entityId: account.id,
    });
  });
  return { recoveryCodes: codes };
}
