import type { WorkspaceContext } from "@/lib/access/context";
import type { PasskeysView } from "@/lib/passkeys/passkey.view";
import { passkeySite } from "@/lib/passkeys/passkey-site";
import { sql } from "@/lib/platform/db/sql";

interface PasskeyRow {
  id: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
  synced: boolean;
}

/** The passkeys of the person who asks. */
export async function getPasskeys(ctx: WorkspaceContext): Promise<PasskeysView> {
  const rows = await sql.query<PasskeyRow>(
    `SELECT id, name, created_at, last_used_at, device_type = 'multiDevice' AS synced
     FROM passkey
     WHERE user_id = $1
     ORDER BY created_at, id`,
    [ctx.actor.userId ?? null],
  );
  const site = passkeySite();
  return {
    possible: site !== null,
    origin: site?.origin ?? null,
    passkeys: rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      synced: row.synced,
    })),
  };
}

/** Whether the person who asks could show who they are with a passkey. */
export async function hasPasskey(ctx: WorkspaceContext): Promise<boolean> {
  if (passkeySite() === null) return false;
  return (
    (await sql.first("SELECT 1 FROM passkey WHERE user_id = $1 LIMIT 1", [ctx.actor.userId ?? null])) !== null
  );
}
