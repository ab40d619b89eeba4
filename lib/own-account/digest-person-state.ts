import { createHash } from "node:crypto";
import type { SqlClient } from "@/lib/platform/db/sql";

/**
 * A digest of everything that decides what a person may do and how they sign in: address, password,
 * two-step sign-in, passkeys, and every membership with its role and state. A password link holds
 * it, and opens only the person that it was made for. A further way to sign in belongs in here.
 */
export async function digestPersonState(client: Pick<SqlClient, "query">, userId: string): Promise<Buffer> {
  const { rows } = await client.query<{ state: string }>(
    `SELECT jsonb_build_array(u.email, u.password_hash, u.totp_cipher, u.recovery_hashes,
       (SELECT jsonb_agg(p.credential_id ORDER BY p.credential_id) FROM passkey p WHERE p.user_id = u.id),
       (SELECT jsonb_agg(jsonb_build_array(m.workspace_id, m.id, m.role,
             m.disabled_at) ORDER BY m.workspace_id)
        FROM member m WHERE m.user_id = u.id))::text AS state
     FROM "user" u WHERE u.id = $1`,
    [userId],
  );
  return createHash("sha256")
    .update(rows[0]?.state ?? "")
    .digest();
}
