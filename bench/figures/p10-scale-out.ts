import { refuseRepeats } from "@/bench/compare-sends";
import { atLeast, type Figure, type Reading } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { seedCallbackPath, seedSentMessages } from "@/bench/seed-reports";
import { sendCampaign } from "@/bench/send-campaign";
import { type Program, startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";

/** As gateways throttle: by requests a second of one account. */
const PER_SECOND = 500;

/** Twice the workers and accounts send twice as fast, and every web process hears every event. */
export const scaleOut: Figure = {
  id: "P10",
  title: "two workers on two throttled accounts to one on one; two web processes",
  run: async (bench) => [await twoWorkers(bench), await twoWebs(bench)],
};

async function twoWorkers(bench: Bench): Promise<Reading> {
  const mock = startProgram("bench/programs/mock-gateway.ts");
  const { port } = await mock.heard<{ port: number }>();
  const workers: Program[] = [startProgram("lib/programs/worker/main.ts", { env: bench.env })];
  const accounts = await Promise.all(
    [1, 2].map(() => seedAccount(bench, { port, connections: 32, perSecond: PER_SECOND })),
  );
  const seconds = bench.size(8, 4);
  const send = async (used: string[]): Promise<number> => {
    const campaigns: string[] = [];
    for (const account of used) campaigns.push(await seedCampaign(bench, account, seconds * PER_SECOND));
    const start = performance.now();
    await Promise.all(campaigns.map((campaign) => sendCampaign(campaign, seconds * PER_SECOND)));
    const rate = (used.length * seconds * PER_SECOND) / ((performance.now() - start) / 1000);
    await refuseRepeats(mock);
    for (const campaign of campaigns) await dropCampaign(campaign);
    return rate;
  };
  try {
    const one: number[] = [];
    const two: number[] = [];
    const rounds = Math.min(bench.rounds, 3);
    for (let round = 0; round < rounds; round += 1) one.push(await send(accounts.slice(0, 1)));
    workers.push(startProgram("lib/programs/worker/main.ts", { env: bench.env }));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    for (let round = 0; round < rounds; round += 1) two.push(await send(accounts));
    const detail = `accounts of ${PER_SECOND}/s: one ${plain(median(one))}/s, two ${plain(median(two))}/s`;
    bench.say(`  ${detail}`);
    return atLeast("two workers / one", median(two) / median(one), 1.9, null, detail);
  } finally {
    await Promise.all([...workers.map((worker) => worker.stop()), mock.stop()]);
  }
}

/** Each process takes half of the callbacks, and a screen at each hears of all. */
async function twoWebs(bench: Bench): Promise<Reading> {
  const env = { ...bench.env, LIVE_CONTEXT: JSON.stringify(bench.workspace.as.owner) };
  const endpoints = [1, 2].map(() => startProgram("bench/programs/callback-endpoint.ts", { env }));
  const client = startProgram("bench/programs/callback-client.ts");
  try {
    await client.heard();
    const ports = await Promise.all(endpoints.map((endpoint) => endpoint.heard<{ port: number }>()));
    const { accountId, path } = await seedCallbackPath(bench);
    const count = bench.size(4_000, 1_000);
    const campaigns = await seedSentMessages(bench, accountId, "two", count, count / 10);
    const heard = await client.ask<{ latencies: number[]; unheard: number; refused: number }>({
      kind: "paced",
      origins: ports.map(({ port }) => `http://127.0.0.1:${port}`),
      path,
      perSecond: 500,
      calls: Array.from({ length: count }, (_, i) => ({
        id: `two${i}`,
        campaign: campaigns[i % campaigns.length] as string,
      })),
    });
    const share = (2 * count - heard.unheard) / (2 * count);
    return atLeast(
      "events heard at two web processes",
      heard.refused > 0 ? 0 : share,
      1,
      null,
      `${heard.unheard} of ${2 * count} missing`,
    );
  } finally {
    await Promise.all([...endpoints.map((endpoint) => endpoint.stop()), client.stop()]);
  }
}
