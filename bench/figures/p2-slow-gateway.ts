import { compareSends } from "@/bench/compare-sends";
import { atLeast, type Figure } from "@/bench/figure";

/**
 * A gateway as far away as real ones: the rate is senders ÷ latency, and the product must not add
 * to the latency.
 */
export const slowGateway: Figure = {
  id: "P2",
  title: "single sends at 50 ms latency to raw dispatch with the same 64 senders",
  async run(bench) {
    const { ratio, detail } = await compareSends(bench, {
      latency: 50,
      connections: 64,
      calls: bench.size(12_000, 4_000),
    });
    return [atLeast("64 senders at 50 ms / raw", ratio, 0.95, 0.98, detail)];
  },
};
