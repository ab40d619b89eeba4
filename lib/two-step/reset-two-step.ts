import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";

export interface ResetTwoStep {
  app: boolean;
  passkeys: number;
}

/**
 * For the operator, when a phone, the passkeys and the recovery codes are gone: takes all of them
 * away and ends every sign-in. It stands in the audit log of every workspace of the person, and the
 * person is told.
 */
export async function resetTwoStep(email: string): Promise<ResetTwoStep> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ id: string; name: string; app: boolean }>(
      `SELECT id, name, totp_cipher IS NOT NULL AS app FROM "user" WHERE email = $1 FOR UPDATE`,
      [email],
    );
    const user = rows[0];
    const passkeys = user
      ? ((await client.query("DELETE FROM passkey WHERE user_id = $1", [user.id])).rowCount ?? 0)
      : 0;
    if (!user || (!user.app && passkeys === 0))
      throw new AppError("not_found", sentence("problems.signIn.unknownWithTwoStep", { email }));
    await client.query(
      `UPDATE "user" SET totp_cipher = NULL, totp_last_step = NULL, recovery_hashes = '{}' WHERE id = $1`,
      [user.id],
    );
    await endSessionsOf(client, user.id);
    await tellFactorChange(client, { id: user.id, email, name: user.name }, "reset");
    const after = { app: user.app, passkeys };
    const memberships = await client.query<{ workspace_id: string }>(
      "SELECT workspace_id FROM member WHERE user_id = $1 ORDER BY id",
      [user.id],
    );
    for (const { workspace_id } of memberships.rows)
      await recordAudit(client, systemContext(workspace_id, "operator"), {
        action: "twoStep.reset",
        entity: "user",
        entityId: user.id,
        after,
      });
    return after;
  });
}
