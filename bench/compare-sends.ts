import type { Bench } from "@/bench/open-bench";
import { postgresSeconds, processorSeconds } from "@/bench/processor-time";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { sendCampaign } from "@/bench/send-campaign";
import { type Program, startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";
import { sql } from "@/lib/platform/db/sql";

interface Comparison {
  latency: number;
  connections: number;
  calls: number;
}

/**
 * Runs the raw client and the worker in turn against one mock; the first round of each only warms
 * up.
 */
export async function compareSends(bench: Bench, { latency, connections, calls }: Comparison) {
  const mock = startProgram("bench/programs/mock-gateway.ts", { env: { LATENCY_MS: String(latency) } });
  const { port } = await mock.heard<{ port: number }>();
  const raw = startProgram("bench/programs/raw-client.ts");
  await raw.heard();
  const worker = startProgram("lib/programs/worker/main.ts", { env: bench.env });
  try {
    const accountId = await seedAccount(bench, { port, connections });
    const raws: number[] = [];
    const products: number[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const plainest = await spent({ client: raw, mock }, calls, async () => {
        const { perSecond } = await raw.ask<{ perSecond: number }>({
          origin: `http://127.0.0.1:${port}`,
          connections,
          calls,
        });
        return perSecond;
      });
      const campaign = await seedCampaign(bench, accountId, calls);
      const before = await postgresSeconds();
      const product = await spent({ worker }, calls, () => sendCampaign(campaign, calls));
      const stored = (((await postgresSeconds()) - before) / calls) * 1e6;
      await refuseRepeats(mock);
      await dropCampaign(campaign);
      bench.say(
        `  raw ${plain(plainest.result)}/s (${plainest.cost}), product ${plain(product.result)}/s (${product.cost}, Postgres ${Math.round(stored)} µs), ` +
          `ratio ${(product.result / plainest.result).toFixed(2)}${round === 0 ? ", warm-up" : ""}`,
      );
      if (round === 0) continue;
      raws.push(plainest.result);
      products.push(product.result);
    }
    const ratio = median(products.map((product, round) => product / (raws[round] as number)));
    return { ratio, detail: `raw ${plain(median(raws))}/s, product ${plain(median(products))}/s` };
  } finally {
    await Promise.all([worker.stop(), mock.stop(), raw.stop()]);
  }
}

/** A bench in which somebody was texted twice measures nothing. */
export async function refuseRepeats(mock: Program): Promise<void> {
  const { repeats } = await mock.ask<{ repeats: number }>("counts");
  if (repeats === 0) return;
  const odd = await sql.query(
    `SELECT outcome, code, detail, count(*)::int AS n
     FROM message_attempt
     WHERE code IS DISTINCT FROM '1701'
     GROUP BY 1, 2, 3`,
  );
  throw new Error(`${repeats} calls repeated a seqno, after attempts that ended as ${JSON.stringify(odd)}.`);
}

/** What a piece of work costs each program, in microseconds of processor a call. */
async function spent(programs: Record<string, Program>, calls: number, work: () => Promise<number>) {
  const before = Object.entries(programs).map(([name, program]) => ({
    name,
    program,
    seconds: processorSeconds(program.pid),
  }));
  const result = await work();
  const cost = before
    .map(
      ({ name, program, seconds }) =>
        `${name} ${Math.round(((processorSeconds(program.pid) - seconds) / calls) * 1e6)} µs`,
    )
    .join(", ");
  return { result, cost };
}
