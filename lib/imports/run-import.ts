import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { ImportLost, importBatch, LEASE_SECONDS } from "@/lib/imports/import-batch";
import { ImportBatchBuilder } from "@/lib/imports/import-batch-builder";
import { readChunks } from "@/lib/imports/import-chunks";
import { type KnownPhones, readKnownPhones } from "@/lib/imports/known-phones";
import { readRecords } from "@/lib/imports/read-records";
import type { RunningImport } from "@/lib/imports/running-import";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

const RENEW_MILLIS = 15_000;

export type ImportEnd = "finished" | "failed" | "lost";

/**
 * Runs a claimed import to its end. Two batches are stored at a time and one is parsed, and never
 * more than that is in memory. After a restart the file is read again from the start: rows below
 * `next_row` are only remembered as seen, not stored again.
 */
export async function runImport(run: RunningImport): Promise<ImportEnd> {
  const builder = new ImportBatchBuilder(run);
  let earlier: Promise<void> = Promise.resolve();
  let storing: Promise<void> = Promise.resolve();
  let known: KnownPhones | undefined;
  const store = async () => {
    known ??= await readKnownPhones(run);
    await earlier;
    earlier = storing;
    storing = importBatch(run, builder.take(), earlier, known);
    // Awaited before the next batch but one; until then a failure must not count as unhandled.
    storing.catch(() => undefined);
  };
  let renewedAt = performance.now();
  try {
    for await (const records of readRecords(readChunks(run.id), run.reading)) {
      // Batches renew the lease themselves; this is for the long silence of reading again what was
      // stored before a restart.
      if (performance.now() - renewedAt > RENEW_MILLIS) {
        await renew(run);
        renewedAt = performance.now();
      }
      for (const record of records) {
        builder.add(record);
        if (builder.isFull) await store();
      }
    }
    await store();
    await storing;
    return (await settle(run, "finished", null)) ? "finished" : "lost";
  } catch (error) {
    await storing.catch(() => undefined);
    if (error instanceof ImportLost) return "lost";
    const said = sentenceFor(error);
    if (said === null) {
      await release(run);
      throw error;
    }
    return (await settle(run, "failed", keepSentence(said))) ? "failed" : "lost";
  }
}

/**
 * A file that cannot be read, or data Postgres refuses, ends the import; anything else (a lost
 * connection) is tried again.
 */
function sentenceFor(error: unknown): Sentence | null {
  if (error instanceof AppError) return error.sentence;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && /^(22|23)/.test(code)) return sentence("rules.files.refusedRow", { code });
  return null;
}

async function settle(
  run: RunningImport,
  status: "finished" | "failed",
  error: string | null,
): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE contact_import
       SET status = $3, error = $4, rows_total = rows, finished_at = now(), owner = NULL, lease_until = NULL
       WHERE id = $1 AND owner = $2 AND status = 'running'`,
      [run.id, run.owner, status, error],
    );
    if (rowCount !== 1) return false;
    await client.query("DELETE FROM import_chunk WHERE import_id = $1", [run.id]);
    await notify(client, { workspaceId: run.workspaceId, topic: "import", id: run.id });
    await notify(client, { workspaceId: run.workspaceId, topic: "contact" });
    return true;
  });
}

async function renew(run: RunningImport): Promise<void> {
  const renewed = await sql.query(
    `UPDATE contact_import
     SET lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND owner = $2 AND status = 'running'
     RETURNING id`,
    [run.id, run.owner, LEASE_SECONDS],
  );
  if (renewed.length === 0) throw new ImportLost();
}

/** Gives the import back for another try in half a minute. */
async function release(run: RunningImport): Promise<void> {
  await sql
    .query(
      `UPDATE contact_import
       SET owner = NULL, lease_until = now() + interval '30 seconds'
       WHERE id = $1 AND owner = $2`,
      [run.id, run.owner],
    )
    .catch(() => undefined);
}
