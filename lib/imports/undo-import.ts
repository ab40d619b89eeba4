import { LEASE_SECONDS } from "@/lib/imports/import-batch";
import type { RunningImport } from "@/lib/imports/running-import";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * Takes an import back, the last batch first and each in a transaction of its own: who it put into
 * the list leaves it, whom it created is gone unless something happened to them since, and whom it
 * changed is as before unless somebody changed them since. The do-not-text list stays: a wish to
 * stop outlives the file it came in.
 */
export async function undoImport(run: RunningImport): Promise<void> {
  for (;;) {
    const more = await sql.transaction((client) => undoOne(client, run));
    if (!more) return;
  }
}

async function undoOne(client: SqlClient, run: RunningImport): Promise<boolean> {
  const held = await client.query(
    `UPDATE contact_import SET lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND owner = $2 AND task = 'undo'`,
    [run.id, run.owner, LEASE_SECONDS],
  );
  if (held.rowCount !== 1) return false;
  const { rows } = await client.query<{ id: string }>(
    "SELECT id::text AS id FROM import_change WHERE import_id = $1 ORDER BY id DESC LIMIT 1",
    [run.id],
  );
  if (rows[0]) await takeBack(client, run, rows[0].id);
  else {
    await client.query(
      `UPDATE contact_import SET task = NULL, undone_at = now(), owner = NULL, lease_until = NULL
       WHERE id = $1 AND owner = $2`,
      [run.id, run.owner],
    );
    await notify(client, { workspaceId: run.workspaceId, topic: "contact" });
  }
  await notify(client, { workspaceId: run.workspaceId, topic: "import", id: run.id });
  return rows.length === 1;
}

async function takeBack(client: SqlClient, run: RunningImport, change: string): Promise<void> {
  // Somebody who puts one of them into another list at this moment comes first: who is in a list
  // then stays.
  await client.query(
    `SELECT FROM contact WHERE id = ANY (
       (SELECT created FROM import_change WHERE id = $1)::bigint[]) AND workspace_id = $2
     ORDER BY id FOR UPDATE`,
    [change, run.workspaceId],
  );
  await client.query(
    `DELETE FROM list_member m USING import_change i
     WHERE i.id = $1
       AND m.list_id = $2
       AND m.workspace_id = $3
       AND m.contact_id = ANY (i.created || i.joined)`,
    [change, run.listId, run.workspaceId],
  );
  await client.query(
    `UPDATE contact c
     SET first_name = b."firstName", last_name = b."lastName", country = b.country, fields = b.fields,
       updated_at = now()
     FROM import_change i,
       jsonb_to_recordset(i.before) AS b (id bigint, "firstName" text, "lastName" text, country text,
         fields jsonb)
     WHERE i.id = $1 AND c.id = b.id AND c.workspace_id = $2 AND c.updated_at <= i.stored_at`,
    [change, run.workspaceId],
  );
  await client.query(
    `DELETE FROM contact c USING import_change i
     WHERE i.id = $1 AND c.id = ANY (i.created) AND c.workspace_id = $2 AND c.updated_at <= i.stored_at
       AND NOT EXISTS (SELECT FROM list_member m WHERE m.contact_id = c.id)`,
    [change, run.workspaceId],
  );
  await client.query("DELETE FROM import_change WHERE id = $1", [change]);
}
