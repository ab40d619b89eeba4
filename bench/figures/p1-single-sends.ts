import { atLeast, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { postgresSeconds, processorSeconds } from "@/bench/processor-time";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { sendCampaign } from "@/bench/send-campaign";
import { startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";

const CONNECTIONS = 64;

/** Single tracked sends, every outcome durable, against the plainest client there is. */
export const singleSends: Figure = {
  id: "P1",
  title: "single sends, durable, to raw Pool.dispatch (64 connections, same mock)",
  async run(bench) {
    const ratio = await compareWithRaw(bench, { latency: 0, connections: CONNECTIONS, calls: bench.size(60_000, 15_000) });
    return [atLeast("product / raw", ratio.ratio, 0.6, 0.75, ratio.detail)];
  },
};

interface Comparison {
  latency: number;
  connections: number;
  calls: number;
}

/** Runs the raw client and the worker in turn against one mock; the first round of each only warms up. */
export async function compareWithRaw(bench: Bench, { latency, connections, calls }: Comparison) {
  const mock = startProgram("bench/programs/mock-gateway.ts", { env: { LATENCY_MS: String(latency) } });
  const { port } = await mock.heard<{ port: number }>();
  const raw = startProgram("bench/programs/raw-client.ts");
  await raw.heard();
  const worker = startProgram("lib/worker/main.ts", { env: bench.env });
  try {
    const accountId = await seedAccount(bench, { port, connections });
    const raws: number[] = [];
    const products: number[] = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const idle = { raw: processorSeconds(raw.pid), mock: processorSeconds(mock.pid) };
      const { perSecond } = await raw.ask<{ perSecond: number }>({ origin: `http://127.0.0.1:${port}`, connections, calls });
      const rawCost = ((processorSeconds(raw.pid) - idle.raw) / calls) * 1e6;
      const mockCost = ((processorSeconds(mock.pid) - idle.mock) / calls) * 1e6;
      const campaign = await seedCampaign(bench, accountId, calls);
      const before = { worker: processorSeconds(worker.pid), postgres: await postgresSeconds() };
      const product = await sendCampaign(campaign, calls);
      const { repeats } = await mock.ask<{ repeats: number }>("counts");
      if (repeats > 0) throw new Error(`${repeats} calls repeated a seqno: somebody might have been texted twice.`);
      const worked = ((processorSeconds(worker.pid) - before.worker) / calls) * 1e6;
      const stored = (((await postgresSeconds()) - before.postgres) / calls) * 1e6;
      await dropCampaign(campaign);
      bench.say(
        `  raw ${plain(perSecond)}/s, product ${plain(product)}/s, ratio ${(product / perSecond).toFixed(2)}, raw ${rawCost.toFixed(0)} µs, mock ${mockCost.toFixed(0)} µs, worker ${worked.toFixed(0)} µs, Postgres ${stored.toFixed(0)} µs${round === 0 ? " (warm-up)" : ""}`,
      );
      if (round === 0) continue;
      raws.push(perSecond);
      products.push(product);
    }
    const ratio = median(products.map((product, round) => product / (raws[round] as number)));
    return { ratio, product: median(products), detail: `raw ${plain(median(raws))}/s, product ${plain(median(products))}/s` };
  } finally {
    await Promise.all([worker.stop(), mock.stop(), raw.stop()]);
  }
}
