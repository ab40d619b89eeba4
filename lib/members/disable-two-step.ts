import type { z } from "zod";
import { recordAuditSql } from "@/lib/audit/record-audit";
import { requireCode, requireOwnAccount, requirePassword } from "@/lib/members/own-account";
import type { proveTwoStepInput } from "@/lib/members/two-step.input";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Turns two-step sign-in off: password and code are both asked, and every other sign-in ends. */
export async function disableTwoStep(ctx: WorkspaceContext, input: z.output<typeof proveTwoStepInput>): Promise<void> {
  const account = await requireOwnAccount(ctx);
  await requirePassword(ctx, account, input.password);
  await requireCode(account, input.code);
  await sql.transaction(async (client) => {
    await client.query(`UPDATE "user" SET totp_cipher = NULL, totp_last_step = NULL, recovery_hashes = '{}' WHERE id = $1`, [account.id]);
    await endSessionsOf(client, account.id, ctx.sessionId ?? null);
    await recordAuditSql(client, ctx, { action: "two-step.disabled", entity: "user", entityId: account.id });
  });
}
