import { systemContext } from "@/lib/access/system-context";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { maskPhone } from "@/lib/core/phone-number";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** The text that a stop or start word stood in. */
export interface HeardFrom {
  workspaceId: string;
  phone: string;
  shortCode: string;
  ip: string | null;
}

/** Nobody texts this phone from now on. False when it was suppressed before. */
export async function suppress(client: SqlClient, from: HeardFrom, keyword: string): Promise<boolean> {
  const added = await client.query(
    `INSERT INTO suppression (workspace_id, phone, reason, source, note)
     VALUES ($1, $2, 'stop', 'keyword', $3)
     ON CONFLICT DO NOTHING
     RETURNING phone`,
    [from.workspaceId, from.phone, `Texted "${keyword}" to ${from.shortCode}.`],
  );
  if (added.rows.length === 0) return false;
  await recordKeyword(client, from, "suppression.created", keyword);
  return true;
}

/**
 * Only what the person's own text began: an entry of a colleague or a program stays, whatever its
 * reason says.
 */
export async function unsuppress(client: SqlClient, from: HeardFrom, keyword: string): Promise<boolean> {
  const removed = await client.query(
    `DELETE FROM suppression
     WHERE workspace_id = $1 AND phone = $2 AND source IN ('keyword', 'review')
     RETURNING phone`,
    [from.workspaceId, from.phone],
  );
  if (removed.rows.length === 0) return false;
  await recordKeyword(client, from, "suppression.deleted", keyword);
  return true;
}

/** Who writes is in service after all: only what the reports alone had begun is taken back. */
export async function liftDead(client: SqlClient, from: HeardFrom): Promise<void> {
  const removed = await client.query(
    "DELETE FROM suppression WHERE workspace_id = $1 AND phone = $2 AND source = 'health' RETURNING phone",
    [from.workspaceId, from.phone],
  );
  if (removed.rows.length > 0) await recordKeyword(client, from, "suppression.deleted", "not in service");
}

async function recordKeyword(
  client: SqlClient,
  from: HeardFrom,
  action: AuditAction,
  keyword: string,
): Promise<void> {
  const inbound = { ...systemContext(from.workspaceId, "inbound"), ...(from.ip ? { ip: from.ip } : {}) };
  await recordAudit(client, inbound, {
    action,
    entity: "suppression",
    entityId: maskPhone(from.phone),
    after: { keyword },
  });
  await notify(client, { workspaceId: from.workspaceId, topic: "contact" });
}
