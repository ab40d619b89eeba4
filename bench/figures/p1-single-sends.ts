import { compareSends } from "@/bench/compare-sends";
import { atLeast, type Figure } from "@/bench/figure";

/** Single tracked sends, every outcome durable, against the plainest client there is. */
export const singleSends: Figure = {
  id: "P1",
  title: "single sends, durable, to raw Pool.dispatch (64 connections, same mock)",
  async run(bench) {
    const { ratio, detail } = await compareSends(bench, {
      latency: 0,
      connections: 64,
      calls: bench.size(60_000, 15_000),
    });
    return [atLeast("single sends / raw dispatch", ratio, 0.6, 0.75, detail)];
  },
};
