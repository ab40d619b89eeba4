import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { sql } from "@/lib/platform/db/sql";
import { deleteRawMaterial } from "@/lib/retention/delete-raw-material";
import { eraseCampaigns } from "@/lib/retention/erase-campaigns";
import { eraseInbound } from "@/lib/retention/erase-inbound";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/** Two workers never do the same work at once: the lock is let go with the connection. */
const LOCK = "SELECT pg_try_advisory_lock(hashtextextended('retention', 0)) AS taken";
const UNLOCK = "SELECT pg_advisory_unlock(hashtextextended('retention', 0))";

/** Lets go of what each workspace no longer keeps, and writes down how much that was (P-1). */
export async function applyRetention(): Promise<void> {
  const client = await sql.pool().connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(LOCK);
    if (rows[0]?.taken !== true) return;
    try {
      for (const workspace of await sql.query<{ id: string; settings: unknown }>(
        "SELECT id, settings FROM workspace ORDER BY id",
      )) {
        await applyTo(workspace.id, workspaceSettingsSchema.parse(workspace.settings ?? {}).retentionDays);
      }
    } finally {
      await client.query(UNLOCK);
    }
  } finally {
    client.release();
  }
}

async function applyTo(workspaceId: string, days: number): Promise<void> {
  const done = {
    messages: await eraseCampaigns(workspaceId, days),
    inbound: await eraseInbound(workspaceId, days),
    ...(await deleteRawMaterial(workspaceId)),
  };
  // What is known of numbers goes with the messages that it came from.
  await sql.execute(
    `DELETE FROM phone_activity WHERE workspace_id = $1
       AND greatest(last_texted, last_delivered, last_lasting) < now() - make_interval(days => $2)`,
    [workspaceId, days],
  );
  if (Object.values(done).every((count) => count === 0)) return;
  await recordAudit(sql, systemContext(workspaceId, "worker"), {
    action: "retention.applied",
    entity: "workspace",
    entityId: workspaceId,
    after: { days, ...done },
  });
}
