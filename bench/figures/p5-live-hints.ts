import { atMost, type Figure } from "@/bench/figure";
import { seedCallbackPath, seedSentMessages } from "@/bench/seed-reports";
import { startProgram } from "@/bench/start-program";
import { median, percentile } from "@/bench/statistics";

const PER_SECOND = 1_000;
/** So many campaigns, so that each hint can be told apart. */
const CAMPAIGNS = 200;

/**
 * From the callback's first byte to the hint in an event stream, while a thousand callbacks come in
 * every second.
 */
export const liveHints: Figure = {
  id: "P5",
  title: "callback to hint at an event stream, at 1,000 callbacks a second",
  async run(bench) {
    const seconds = bench.size(8, 4);
    const endpoint = startProgram("bench/programs/callback-endpoint.ts", {
      env: { ...bench.env, LIVE_CONTEXT: JSON.stringify(bench.workspace.as.owner) },
    });
    const { port } = await endpoint.heard<{ port: number }>();
    const client = startProgram("bench/programs/callback-client.ts");
    await client.heard();
    try {
      const { accountId, path } = await seedCallbackPath(bench);
      const middle: number[] = [];
      const late: number[] = [];
      for (let round = 0; round <= bench.rounds; round += 1) {
        const count = seconds * PER_SECOND;
        const campaigns = await seedSentMessages(bench, accountId, `r${round}n`, count, CAMPAIGNS);
        const calls = Array.from({ length: count }, (_, i) => ({
          id: `r${round}n${i}`,
          campaign: campaigns[i % CAMPAIGNS] as string,
        }));
        const heard = await client.ask<{ latencies: number[]; unheard: number; refused: number }>({
          kind: "paced",
          origins: [`http://127.0.0.1:${port}`],
          path,
          perSecond: PER_SECOND,
          calls,
        });
        if (heard.unheard > 0 || heard.refused > 0)
          throw new Error(`${heard.unheard} hints missing, ${heard.refused} callbacks refused.`);
        bench.say(
          `  p50 ${median(heard.latencies).toFixed(1)} ms, p95 ${percentile(heard.latencies, 95).toFixed(1)} ms${round === 0 ? ", warm-up" : ""}`,
        );
        if (round === 0) continue;
        middle.push(median(heard.latencies));
        late.push(percentile(heard.latencies, 95));
      }
      const detail = `${PER_SECOND} a second for ${seconds} s, none missing`;
      return [
        atMost("callback → hint, p50", median(middle), 10, null, "ms", detail),
        atMost("callback → hint, p95", median(late), 30, null, "ms", detail),
      ];
    } finally {
      await Promise.all([endpoint.stop(), client.stop()]);
    }
  },
};
