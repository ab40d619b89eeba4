import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { tellFactorChange } from "./tell-factor-change";

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
    await client.query(
      `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
       SELECT workspace_id, 'system', 'operator', 'Operator', 'two-step.reset', 'user', $1::text, $2::jsonb FROM member WHERE user_id = $1::uuid`,
      [user.id, JSON.stringify({ app: user.app, passkeys })],
    );
    return { app: user.app, passkeys };
  });
}
