import { randomUUID } from "node:crypto";
import { LEASE_SECONDS } from "@/lib/imports/import-batch";
import { type RunningImport, runImport } from "@/lib/imports/run-import";
import { sql } from "@/lib/platform/db/sql";

/**
 * Takes one import that nobody works on and runs it to its end. False when there is none: the
 * worker then waits.
 */
export async function runNextImport(): Promise<boolean> {
  const run = await claimImport(randomUUID());
  if (!run) return false;
  await runImport(run);
  return true;
}

/** One short statement with SKIP LOCKED, so that several workers take several imports. */
async function claimImport(owner: string): Promise<RunningImport | null> {
  const [run] = await sql.query<RunningImport>(
    `UPDATE contact_import SET owner = $1, lease_until = now() + make_interval(secs => $2), started_at = coalesce(started_at, now())
     WHERE id = (SELECT id FROM contact_import WHERE status = 'running' AND (lease_until IS NULL OR lease_until < now())
                 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, workspace_id AS "workspaceId", list_id AS "listId", owner, encoding, delimiter, has_header AS "hasHeader",
       mapping, country, next_row AS "nextRow"`,
    [owner, LEASE_SECONDS],
  );
  return run ?? null;
}
