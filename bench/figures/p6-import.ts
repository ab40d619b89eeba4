import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { atLeast, atMost, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { postgresSeconds, processorSeconds } from "@/bench/processor-time";
import { startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";
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
      const pairs: { copy: number; product: number }[] = [];
      const costs: number[] = [];
      for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
        await sql.execute(
          "TRUNCATE contact, contact_words, contact_word_queue, list_member, contact_import, import_chunk, import_rejection",
        );
        const copy = await copyBare(rows);
        const before = { worker: processorSeconds(worker.pid), postgres: await postgresSeconds() };
        const product = await importRows(bench, rows, round);
        const spent = (seconds: number, earlier: number) => ((seconds - earlier) / rows) * 1e6;
        const workerCost = spent(processorSeconds(worker.pid), before.worker);
        const postgresCost = spent(await postgresSeconds(), before.postgres);
        costs.push(workerCost + postgresCost);
        bench.say(
          `  copy ${plain(copy)}/s, import ${plain(product)}/s, worker at most ${Math.round(worker.memory().peak)} MB, processor time a row: worker ${workerCost.toFixed(1)} µs, Postgres ${postgresCost.toFixed(1)} µs`,
        );
        pairs.push({ copy, product });
      }
      const detail = `${plain(rows)} rows: copy ${plain(median(pairs.map((p) => p.copy)))}/s, import ${plain(median(pairs.map((p) => p.product)))}/s, upload included`;
      return [
        atLeast("import / COPY", median(pairs.map((p) => p.product / p.copy)), 0.1, 0.2, detail),
        atMost("import, processor time a row", median(costs), 30, 15, "µs", detail),
        atMost("import, peak memory of the worker", worker.memory().peak, 250, 150, "MB", detail),
      ];
    } finally {
      await worker.stop();
    }
  },
};

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

async function importRows(bench: Bench, rows: number, round: number): Promise<number> {
  const ctx = bench.workspace.as.owner;
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, $2) RETURNING id",
    [bench.workspace.id, `Round ${round}`],
  );
  const start = performance.now();
  async function* body() {
    yield Buffer.from(HEADER);
    yield* lines(rows);
  }
  const created = await createImport(ctx, {
    listId: list?.id as string,
    fileName: "contacts.csv",
    body: body(),
  });
  await startImport(ctx, {
    importId: created.id,
    mapping: { ...created.inspection.mapping, phone: 0, fields: [{ column: 3, name: "city" }] },
    country: "MY",
  });
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
      return rows / ((performance.now() - start) / 1000);
    }
    if (run?.status !== "running") throw new Error(`The import ended as ${run?.status}: ${run?.error}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
