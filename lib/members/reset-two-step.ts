import { AppError } from "@/lib/core/app-error";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";

/** For the operator, when a phone and its recovery codes are gone. It stands in the audit log of every workspace of the person. */
export async function resetTwoStep(email: string): Promise<void> {
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `UPDATE "user" SET totp_cipher = NULL, totp_last_step = NULL, recovery_hashes = '{}' WHERE email = $1 AND totp_cipher IS NOT NULL RETURNING id`,
      [email],
    );
    const user = rows[0];
    if (!user) throw new AppError("not_found", `There is no person ${email} with two-step sign-in.`);
    await endSessionsOf(client, user.id);
    await client.query(
      `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id)
       SELECT workspace_id, 'system', 'operator', 'Operator', 'two-step.reset', 'user', $1::text FROM member WHERE user_id = $1::uuid`,
      [user.id],
    );
  });
}
