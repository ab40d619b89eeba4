import { sql } from "@/lib/platform/db/sql";
import { RAW_DAYS } from "@/lib/retention/retention.rules";

const AT_ONCE = 1_000;
const OLD = `now() - interval '${RAW_DAYS} days'`;

export interface DeletedRaw {
  parkedReports: number;
  rejectedCallbacks: number;
  uploads: number;
}

/**
 * After a week: reports that no message ever had, callbacks that were rejected, and uploaded
 * files with their rows.
 */
export async function deleteRawMaterial(workspaceId: string): Promise<DeletedRaw> {
  return {
    parkedReports: await inBatches(
      `DELETE FROM delivery_report WHERE id = ANY (ARRAY(SELECT id FROM delivery_report
         WHERE workspace_id = $1 AND verdict IN ('waiting', 'unmatched') AND received_at < ${OLD}
         LIMIT ${AT_ONCE}))`,
      workspaceId,
    ),
    rejectedCallbacks: await inBatches(
      `DELETE FROM callback_rejection
       WHERE id = ANY (ARRAY(SELECT id
           FROM callback_rejection
           WHERE workspace_id = $1 AND at < ${OLD}
           LIMIT ${AT_ONCE}))`,
      workspaceId,
    ),
    uploads: await deleteUploads(workspaceId),
  };
}

/** The import itself stays, with its counts and the names of its columns. */
async function deleteUploads(workspaceId: string): Promise<number> {
  const imports = await sql.query<{ id: string }>(
    `SELECT id
     FROM contact_import i
     WHERE workspace_id = $1
       AND created_at < ${OLD}
       AND status IN ('finished', 'failed', 'canceled', 'uploading', 'ready')
       AND (EXISTS (SELECT FROM import_chunk c WHERE c.import_id = i.id)
         OR EXISTS (SELECT FROM import_rejection r WHERE r.import_id = i.id)
         OR EXISTS (SELECT FROM import_change g WHERE g.import_id = i.id)
         OR i.dry_run IS NOT NULL OR jsonb_path_exists(i.columns, '$[*].samples[*]'))`,
    [workspaceId],
  );
  for (const { id } of imports) {
    await sql.execute(
      `UPDATE contact_import SET dry_run = NULL,
         columns = (SELECT coalesce(jsonb_agg(c || '{"samples": []}'), '[]')
           FROM jsonb_array_elements(columns) AS c)
         WHERE id = $1`,
      [id],
    );
    for (const table of ["import_chunk", "import_rejection", "import_change"])
      await inBatches(
        `DELETE FROM ${table}
         WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE import_id = $1 LIMIT ${AT_ONCE}))`,
        id,
      );
  }
  return imports.length;
}

async function inBatches(statement: string, about: string): Promise<number> {
  let deleted = 0;
  for (;;) {
    const count = await sql.execute(statement, [about]);
    deleted += count;
    if (count < AT_ONCE) return deleted;
  }
}
