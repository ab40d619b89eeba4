import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { copyIndexed } from "@/bench/copy-indexed";
import { atLeast, atMost, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { postgresSeconds, processorSeconds } from "@/bench/processor-time";
import { startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";
import { checkImport } from "@/lib/imports/check-import";
import { createImport } from "@/lib/imports/create-import";
import { startImport } from "@/lib/imports/start-import";
import { sql } from "@/lib/platform/db/sql";

const HEADER = "Phone,First name,Last name,City\n";
const LINES_A_CHUNK = 20_000;

/**
 * A file of contacts through upload, mapping and the worker, to people, list and counts, against
 * COPY of the same lines into a bare table.
 */
export const importFile: Figure = {
  id: "P6",
  title: "import of a file of contacts to COPY into a bare table",
  async run(bench) {
    const rows = bench.size(1_000_000, 100_000);
    const worker = startProgram("lib/programs/worker/main.ts", { env: bench.env });
    try {
      const pairs: { copy: number; indexed: number; product: number }[] = [];
      const costs: number[] = [];
      const waits: { preview: number; dryRun: number }[] = [];
      for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
        await sql.execute(
          "TRUNCATE contact, contact_words, contact_word_queue, list_member, contact_import, import_chunk, import_rejection",
        );
        const copy = await copyBare(rows);
        const indexedBefore = await postgresSeconds();
        const indexed = await copyIndexed(bench.workspace.id, rows);
        const indexedCost = (((await postgresSeconds()) - indexedBefore) / rows) * 1e6;
        const cost = async () => ({
          worker: processorSeconds(worker.pid),
          postgres: await postgresSeconds(),
        });
        const before = await cost();
        const run = await importRows(bench, rows, round, cost);
        const { rate: product, preview, dryRun, dryRunCosts } = run;
        waits.push({ preview, dryRun });
        const after = await cost();
        const uploadCost = ((run.uploadCosts.postgres - before.postgres) / rows) * 1e6;
        const spent = (part: keyof Cost) => ((after[part] - before[part] - dryRunCosts[part]) / rows) * 1e6;
        const [workerCost, postgresCost] = [spent("worker"), spent("postgres")];
        costs.push(workerCost + postgresCost);
        bench.say(
          `  copy ${plain(copy)}/s, with the indexes ${plain(indexed)}/s at ${indexedCost.toFixed(1)} µs of Postgres a row, import ${plain(product)}/s, worker at most ${Math.round(worker.memory().peak)} MB, processor time a row: worker ${workerCost.toFixed(1)} µs, Postgres ${postgresCost.toFixed(1)} µs, ${uploadCost.toFixed(1)} of it for the upload; upload ${run.upload.toFixed(1)} s, import ${run.import.toFixed(1)} s; preview ${plain(preview)} ms after the last byte, dry run ${dryRun.toFixed(1)} s`,
        );
        pairs.push({ copy, indexed, product });
      }
      const detail = `${plain(rows)} rows: copy ${plain(median(pairs.map((p) => p.copy)))}/s, import ${plain(median(pairs.map((p) => p.product)))}/s, upload included`;
      return [
        atLeast("import / COPY", median(pairs.map((p) => p.product / p.copy)), 0.1, 0.2, detail),
        atLeast(
          "import / COPY into the indexed tables",
          median(pairs.map((p) => p.product / p.indexed)),
          0.5,
          0.8,
          detail,
        ),
        atMost("import, processor time a row", median(costs), 30, 15, "µs", detail),
        atMost("import, peak memory of the worker", worker.memory().peak, 250, 150, "MB", detail),
        atMost(
          "preview after the last byte",
          median(waits.map((one) => one.preview)),
          2_000,
          500,
          "ms",
          detail,
        ),
        atMost("dry run", median(waits.map((one) => one.dryRun)), 60, 30, "s", detail),
      ];
    } finally {
      await worker.stop();
    }
  },
};

interface Cost {
  worker: number;
  postgres: number;
}

interface Imported {
  /** Rows a second, the dry run left out. */
  rate: number;
  /** Milliseconds from the last byte until the screen knows what is in the file. */
  preview: number;
  /** Seconds. */
  dryRun: number;
  dryRunCosts: Cost;
  /** Seconds from the first byte to the preview, and from the start of the import to its end. */
  upload: number;
  import: number;
  /** What had been spent when the file was there. */
  uploadCosts: Cost;
}

function* lines(rows: number): Generator<Buffer> {
  for (let first = 0; first < rows; first += LINES_A_CHUNK) {
    let text = "";
    for (let i = first; i < Math.min(rows, first + LINES_A_CHUNK); i += 1)
      text += `01${2 + (i % 2)}${String(2_000_000 + ((i * 7_919) % 7_999_993)).padStart(7, "0")},Ahmad${i % 997},Tan ${i % 4999},Kuala Lumpur\n`;
    yield Buffer.from(text);
  }
}

async function copyBare(rows: number): Promise<number> {
  await sql.execute("DROP TABLE IF EXISTS bench_bare");
  await sql.execute("CREATE TABLE bench_bare (phone text, first_name text, last_name text, city text)");
  const client = await sql.pool().connect();
  try {
    const start = performance.now();
    await pipeline(lines(rows), client.query(copyFrom("COPY bench_bare FROM STDIN (FORMAT csv)")));
    return rows / ((performance.now() - start) / 1000);
  } finally {
    client.release();
  }
}

async function importRows(
  bench: Bench,
  rows: number,
  round: number,
  cost: () => Promise<Cost>,
): Promise<Imported> {
  const ctx = bench.workspace.as.owner;
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, $2) RETURNING id",
    [bench.workspace.id, `Round ${round}`],
  );
  const start = performance.now();
  let uploaded = start;
  async function* body() {
    yield Buffer.from(HEADER);
    yield* lines(rows);
    uploaded = performance.now();
  }
  const created = await createImport(ctx, {
    listId: list?.id as string,
    fileName: "contacts.csv",
    body: body(),
  });
  const shown = performance.now();
  const asked = {
    importId: created.id,
    mapping: { ...created.inspection.mapping, phone: 0, fields: [{ column: 3, name: "city" }] },
    country: "MY",
  };
  const before = await cost();
  await checkImport(ctx, asked);
  while (!(await isChecked(created.id))) await new Promise((resolve) => setTimeout(resolve, 20));
  const checked = performance.now();
  const after = await cost();
  await startImport(ctx, asked);
  for (;;) {
    const run = await sql.first<{
      status: string;
      accepted: number;
      duplicates: number;
      rejected: number;
      error: string | null;
    }>("SELECT status, accepted, duplicates, rejected, error FROM contact_import WHERE id = $1", [
      created.id,
    ]);
    if (run?.status === "finished") {
      if (run.accepted + run.duplicates !== rows || run.duplicates > rows / 50)
        throw new Error(`The import counted ${JSON.stringify(run)}.`);
      const imported = performance.now() - checked;
      return {
        rate: rows / ((shown - start + imported) / 1000),
        upload: (shown - start) / 1000,
        import: imported / 1000,
        uploadCosts: before,
        preview: shown - uploaded,
        dryRun: (checked - shown) / 1000,
        dryRunCosts: { worker: after.worker - before.worker, postgres: after.postgres - before.postgres },
      };
    }
    if (run?.status !== "running") throw new Error(`The import ended as ${run?.status}: ${run?.error}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function isChecked(id: string): Promise<boolean> {
  const found = await sql.first("SELECT FROM contact_import WHERE id = $1 AND dry_run ->> 'done' = 'true'", [
    id,
  ]);
  return found !== null;
}
