import { rowReason } from "@/lib/contacts/contact.rules";
import { AppError } from "@/lib/core/app-error";
import type { DryRun, ReasonCount } from "@/lib/imports/import.view";
import { LEASE_SECONDS } from "@/lib/imports/import-batch";
import { type ImportBatch, ImportBatchBuilder, type RejectedRow } from "@/lib/imports/import-batch-builder";
import { readChunks } from "@/lib/imports/import-chunks";
import { readRecords } from "@/lib/imports/read-records";
import { RecordReader } from "@/lib/imports/reading/record-reader";
import type { RunningImport } from "@/lib/imports/running-import";
import { columnLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** Rows of each reason that are shown. */
const EXAMPLES = 5;

/** Thrown when the question was withdrawn, or the import has begun meanwhile. */
class Withdrawn extends Error {}

/**
 * Reads a waiting file to its end as the import would, stores nobody, and counts what would become
 * of each row.
 */
export async function runDryRun(run: RunningImport): Promise<void> {
  const builder = new ImportBatchBuilder(run);
  const reader = new RecordReader(run.reading);
  const result = emptyDryRun();
  const count = async () => {
    await countBatch(run, builder.take(), result);
    result.repaired = reader.repairs;
    await keep(run, result);
  };
  try {
    for await (const records of readRecords(readChunks(run.id), run.reading, reader)) {
      for (const record of records) {
        if (record.some((cell) => cell.includes("\ufffd"))) result.damaged++;
        builder.add(record);
        if (builder.isFull) await count();
      }
    }
    result.done = true;
    await count();
  } catch (error) {
    if (error instanceof Withdrawn) return;
    if (!(error instanceof AppError)) throw error;
    await keep(run, { ...result, done: true, error: error.sentence });
  }
}

function emptyDryRun(): DryRun {
  return {
    done: false,
    error: null,
    rows: 0,
    accepted: 0,
    created: 0,
    updated: 0,
    duplicates: 0,
    rejected: 0,
    suppressed: 0,
    optedOut: 0,
    repaired: 0,
    damaged: 0,
    reasons: [],
  };
}

async function countBatch(run: RunningImport, batch: ImportBatch, result: DryRun): Promise<void> {
  const { contacts, rejected } = batch;
  const [found] = await sql.query<Record<"accepted" | "created" | "updated" | "suppressed", number>>(
    // The joins are by index, row by row: a plan over whole tables would take them for each batch.
    `SELECT count(*) FILTER (WHERE m.member IS NULL)::int AS accepted,
       count(*) FILTER (WHERE c.id IS NULL)::int AS created,
       count(*) FILTER (WHERE m.member IS NOT NULL AND ((r.first_name <> '' AND r.first_name <> c.first_name)
         OR (r.last_name <> '' AND r.last_name <> c.last_name)
         OR NOT c.fields @> r.fields::jsonb))::int AS updated,
       count(s.phone)::int AS suppressed
     FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS r (phone, first_name, last_name, fields)
     LEFT JOIN LATERAL (SELECT id, first_name, last_name, fields
       FROM contact
       WHERE workspace_id = $1 AND phone = r.phone
       LIMIT 1) c ON true
     LEFT JOIN LATERAL (SELECT true AS member
       FROM list_member
       WHERE list_id = $2 AND contact_id = c.id
       LIMIT 1) m ON true
     LEFT JOIN LATERAL (SELECT phone
       FROM suppression
       WHERE workspace_id = $1 AND phone = r.phone
       LIMIT 1) s ON true`,
    [
      run.workspaceId,
      run.listId,
      columnLiteral(contacts, (row) => row.phone),
      columnLiteral(contacts, (row) => row.firstName),
      columnLiteral(contacts, (row) => row.lastName),
      columnLiteral(contacts, (row) => JSON.stringify(row.fields)),
    ],
  );
  const { accepted = 0, created = 0, updated = 0, suppressed = 0 } = found ?? {};
  result.rows += batch.rows;
  result.accepted += accepted;
  result.created += created;
  result.updated += updated;
  result.duplicates += contacts.length - accepted - updated + batch.repeated;
  result.rejected += rejected.length;
  result.suppressed += suppressed;
  result.optedOut += batch.optedOut.length;
  for (const one of rejected) countReason(result.reasons, one);
}

function countReason(reasons: ReasonCount[], { reason, row, value }: RejectedRow): void {
  const known = reasons.find((each) => each.reason === reason);
  const entry = known ?? { reason, sentence: rowReason(reason), rows: 0, examples: [] };
  if (!known) reasons.push(entry);
  entry.rows++;
  if (entry.examples.length < EXAMPLES) entry.examples.push({ row, value: value.slice(0, 80) });
}

/** Shows how far it is, and renews the lease; only while it is still asked. */
async function keep(run: RunningImport, result: DryRun): Promise<void> {
  const kept = await sql.query(
    `UPDATE contact_import SET dry_run = $3, task = CASE WHEN $4 THEN NULL ELSE task END,
       owner = CASE WHEN $4 THEN NULL ELSE owner END,
       lease_until = CASE WHEN $4 THEN NULL ELSE now() + make_interval(secs => $5) END
     WHERE id = $1 AND owner = $2 AND status = 'ready' AND task = 'check' RETURNING id`,
    [run.id, run.owner, JSON.stringify(result), result.done, LEASE_SECONDS],
  );
  if (kept.length === 0) throw new Withdrawn();
  await sql.transaction((client) =>
    notify(client, { workspaceId: run.workspaceId, topic: "import", id: run.id }),
  );
}
