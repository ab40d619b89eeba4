import "server-only";
import type pg from "pg";
import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

export interface RestoreHeld {
  workspaces: number;
  campaigns: number;
  mails: number;
}

interface HoldClient {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** For a copy that came back another way than by `restore`. */
export function holdAfterRestore(copyMadeAt: string | null): Promise<RestoreHeld> {
  return sql.transaction((client) => holdEverything(client, copyMadeAt));
}

/**
 * Stops everything that would go out by itself, in every workspace, until a person of it releases
 * it. What the copy takes for waiting may have gone out after the copy was made. Workspaces that
 * are held already stay as they are. In an open transaction: that of the rows that came back, so
 * that no program ever sees them free.
 */
export async function holdEverything(client: HoldClient, copyMadeAt: string | null): Promise<RestoreHeld> {
  const { rows: workspaces } = await client.query<{ id: string }>(
    "UPDATE workspace SET held_since = now(), held_copy_at = $1 WHERE held_since IS NULL RETURNING id",
    [copyMadeAt],
  );
  let campaigns = 0;
  for (const { id } of workspaces) campaigns += await holdWorkspace(client, id);
  const mails = await client.query(
    `UPDATE outgoing_mail SET due_at = due_at + interval '100 years'
     WHERE due_at < now() + interval '50 years'`,
  );
  return { workspaces: workspaces.length, campaigns, mails: mails.rowCount ?? 0 };
}

/** Campaigns stay paused after the release, too: each is looked at by a person. */
async function holdWorkspace(client: HoldClient, workspaceId: string): Promise<number> {
  const { to, allowed } = moveSql("pause");
  const { rows } = await client.query<{ id: string }>(
    `UPDATE campaign
     SET ${to}, paused_reason = 'restored', paused_at = now(), paused_by_name = NULL, updated_at = now()
     WHERE workspace_id = $1 AND kind = 'campaign' AND ${allowed} RETURNING id`,
    [workspaceId],
  );
  for (const { id } of rows) await notify(client, { workspaceId, topic: "campaign", id });
  await recordAudit(client, systemContext(workspaceId, "operator"), {
    action: "workspace.held",
    entity: "workspace",
    entityId: workspaceId,
    after: { campaigns: rows.map(({ id }) => id) },
  });
  return rows.length;
}
