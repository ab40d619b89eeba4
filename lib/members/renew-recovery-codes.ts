import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { requireCode, requireOwnAccount, requirePassword } from "@/lib/members/own-account";
import { createRecoveryCodes } from "@/lib/members/recovery-codes";
import type { proveTwoStepInput } from "@/lib/members/two-step.input";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Ten new recovery codes, answered this one time; the old ones no longer count. */
export async function renewRecoveryCodes(
  ctx: WorkspaceContext,
  input: z.output<typeof proveTwoStepInput>,
): Promise<{ recoveryCodes: string[] }> {
  const account = await requireOwnAccount(ctx);
  await requirePassword(ctx, account, input.password);
  await requireCode(account, input.code);
  const { codes, hashes } = createRecoveryCodes();
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET recovery_hashes = $2 WHERE id = $1 AND totp_cipher IS NOT NULL`, [account.id, hashes]);
    await recordAuditSql(client, ctx, { action: "two-step.codesRenewed", entity: "user", entityId: account.id });
  });
  return { recoveryCodes: codes };
}
