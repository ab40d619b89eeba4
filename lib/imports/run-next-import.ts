import { randomUUID } from "node:crypto";
import { LEASE_SECONDS } from "@/lib/imports/import-batch";
import { runDryRun } from "@/lib/imports/run-dry-run";
import { runImport } from "@/lib/imports/run-import";
import type { RunningImport } from "@/lib/imports/running-import";
import { undoImport } from "@/lib/imports/undo-import";
import { sql } from "@/lib/platform/db/sql";

/** An import about which something was asked. */
interface AskedImport extends RunningImport {
  task: "check" | "undo";
}

/**
 * Takes one import that nobody works on and runs it to its end, or does what was asked about one:
 * the count before it, or taking it back. False when there is none: the worker then waits.
 */
export async function runNextImport(): Promise<boolean> {
  const owner = randomUUID();
  const asked = await claimTask(owner);
  if (asked?.task === "check") await runDryRun(asked);
  else if (asked) await undoImport(asked);
  if (asked) return true;
  const run = await claimImport(owner);
  if (!run) return false;
  await runImport(run);
  return true;
}

/** Short questions that somebody waits for go before long imports. */
async function claimTask(owner: string): Promise<AskedImport | null> {
  const [asked] = await sql.query<AskedImport>(
    `UPDATE contact_import SET owner = $1, lease_until = now() + make_interval(secs => $2)
     WHERE id = (SELECT id
       FROM contact_import
       WHERE task IS NOT NULL AND (lease_until IS NULL OR lease_until < now())
                 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, workspace_id AS "workspaceId", list_id AS "listId", owner, reading, mapping, country,
       0 AS "nextRow", coalesce(rows_total, 0) AS "rowsTotal", task`,
    [owner, LEASE_SECONDS],
  );
  return asked ?? null;
}

/** One short statement with SKIP LOCKED, so that several workers take several imports. */
async function claimImport(owner: string): Promise<RunningImport | null> {
  const [run] = await sql.query<RunningImport>(
    `UPDATE contact_import
     SET owner = $1, lease_until = now() + make_interval(secs => $2), started_at = coalesce(started_at, now())
     WHERE id = (SELECT id
       FROM contact_import
       WHERE status = 'running' AND (lease_until IS NULL OR lease_until < now())
                 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, workspace_id AS "workspaceId", list_id AS "listId", owner, reading, mapping,
       country, next_row AS "nextRow", coalesce(rows_total, 0) AS "rowsTotal"`,
    [owner, LEASE_SECONDS],
  );
  return run ?? null;
}
