import type { SqlClient } from "@/lib/platform/db/sql";
import { joinPerson } from "@/lib/whatsapp-people/join-person";

interface Told {
  workspaceId: string;
  userId: string;
  /** Null: not told this time. */
  phone: string | null;
  name: string;
}

/**
 * Keeps who an id is, and says where their texts belong: their phone, told now or at any time
 * before; else the id itself, which stands for nobody's number. With the first word of the phone
 * what was kept under the id becomes part of it. The row is taken first, so that of two calls about
 * one person the second sees what the first kept.
 */
export async function knowPerson(
  client: SqlClient,
  { workspaceId, userId, phone, name }: Told,
): Promise<string> {
  const { rows } = await client.query<{ phone: string | null; made: boolean }>(
    `INSERT INTO whatsapp_person AS p (workspace_id, user_id, phone, name) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, user_id) DO UPDATE
       SET phone = coalesce(excluded.phone, p.phone), seen_at = now(),
         name = CASE WHEN excluded.name = '' THEN p.name ELSE excluded.name END
     RETURNING phone, xmax = 0 AS made`,
    [workspaceId, userId, phone, name.slice(0, 200)],
  );
  const known = rows[0];
  if (known?.phone == null) return userId;
  if (!known.made && phone !== null) await joinPerson(client, { workspaceId, userId, phone });
  return known.phone;
}
