import { refuseRepeats } from "@/bench/compare-sends";
import { atLeast, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { sendCampaign } from "@/bench/send-campaign";
import { startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";

const BATCH = 500;

/**
 * Untracked bulk sends: a claim, a call for 500 numbers, an attempt and two moves of each row,
 * against one bare update of as many rows.
 */
export const bulk: Figure = {
  id: "P3",
  title: "bulk (untracked) to UPDATE … FROM UNNEST of 500, and to single sends",
  async run(bench) {
    const many = bench.size(200_000, 60_000);
    const few = bench.size(40_000, 10_000);
    const mock = startProgram("bench/programs/mock-gateway.ts");
    const { port } = await mock.heard<{ port: number }>();
    const worker = startProgram("lib/programs/worker/main.ts", { env: bench.env });
    try {
      const account = await seedAccount(bench, { port, connections: 64, batchSize: BATCH });
      await prepareBare(many);
      const rates: { bare: number; bulk: number; single: number }[] = [];
      for (let round = 0; round <= bench.rounds; round += 1) {
        const bare = await updateBare(many);
        const bulkRate = await sendAndDrop(bench, account, many, false);
        const single = await sendAndDrop(bench, account, few, true);
        await refuseRepeats(mock);
        bench.say(
          `  unnest ${plain(bare)}/s, bulk ${plain(bulkRate)}/s, single ${plain(single)}/s${round === 0 ? ", warm-up" : ""}`,
        );
        if (round > 0) rates.push({ bare, bulk: bulkRate, single });
      }
      const detail = `unnest ${plain(median(rates.map((r) => r.bare)))}/s, bulk ${plain(median(rates.map((r) => r.bulk)))}/s, single ${plain(median(rates.map((r) => r.single)))}/s`;
      return [
        atLeast("bulk / UNNEST-500", median(rates.map((r) => r.bulk / r.bare)), 0.4, null, detail),
        atLeast("bulk / single sends", median(rates.map((r) => r.bulk / r.single)), 4, null, detail),
      ];
    } finally {
      await Promise.all([worker.stop(), mock.stop()]);
    }
  },
};

async function sendAndDrop(
  bench: Bench,
  account: string,
  recipients: number,
  tracked: boolean,
): Promise<number> {
  const campaign = await seedCampaign(bench, account, recipients, tracked);
  const rate = await sendCampaign(campaign, recipients);
  await dropCampaign(campaign);
  return rate;
}

/** The message table without its triggers and second key. */
async function prepareBare(rows: number): Promise<void> {
  await sql.execute(
    `CREATE TABLE bench_bare (LIKE message INCLUDING DEFAULTS,
       PRIMARY KEY (campaign_id, id)) WITH (fillfactor = 45)`,
  );
  await sql.execute(
    `INSERT INTO bench_bare (campaign_id, id, workspace_id, phone)
     SELECT $1, i, $1, '601' || lpad(i::text, 8, '0')
     FROM generate_series(1, $2::int) AS i`,
    ["00000000-0000-4000-8000-000000000000", rows],
  );
  await sql.execute("VACUUM (ANALYZE) bench_bare");
}

let turn = 0;

async function updateBare(rows: number): Promise<number> {
  const start = performance.now();
  turn += 1;
  const status = turn % 2 === 0 ? "queued" : "sent";
  for (let first = 1; first <= rows; first += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, rows - first + 1) }, (_, i) => first + i);
    await sql.query(
      `UPDATE bench_bare m
       SET status = u.status::message_status, sent_at = now()
       FROM unnest($1::bigint[], $2::text[]) AS u (id, status)
       WHERE m.campaign_id = '00000000-0000-4000-8000-000000000000' AND m.id = u.id`,
      [arrayLiteral(ids), arrayLiteral(ids.map(() => status))],
    );
  }
  const rate = rows / ((performance.now() - start) / 1000);
  await sql.execute("VACUUM bench_bare");
  return rate;
}
