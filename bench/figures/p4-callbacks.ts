import { atLeast, type Figure, type Reading } from "@/bench/figure";
import { postgresSeconds, processorSeconds } from "@/bench/processor-time";
import { seedCallbackPath, seedSentMessages } from "@/bench/seed-reports";
import { startProgram } from "@/bench/start-program";
import { median, plain } from "@/bench/statistics";
import { sql } from "@/lib/platform/db/sql";

const TARGETS: [connections: number, target: number, stretch: number | null][] = [
  [64, 0.4, null],
  [256, 0.55, 0.7],
];

/**
 * Delivery reports, each for a message of its own, answered after their commit, against a server
 * that answers and does nothing.
 */
export const callbacks: Figure = {
  id: "P4",
  title: "callbacks answered after commit to a null server",
  async run(bench) {
    const count = bench.size(20_000, 6_000);
    const nothing = startProgram("bench/programs/callback-endpoint.ts", {
      env: { ...bench.env, NULL_SERVER: "1" },
    });
    const empty = await nothing.heard<{ port: number }>();
    const endpoint = startProgram("bench/programs/callback-endpoint.ts", { env: bench.env });
    const real = await endpoint.heard<{ port: number }>();
    const client = startProgram("bench/programs/callback-client.ts");
    await client.heard();
    try {
      const { accountId, path } = await seedCallbackPath(bench);
      const run = (port: number, connections: number, prefix: string) =>
        client.ask<{ perSecond: number; refused: number }>({
          kind: "load",
          origin: `http://127.0.0.1:${port}`,
          path,
          connections,
          ids: { prefix, count },
        });
      const readings: Reading[] = [];
      let refused = 0;
      for (const [connections, target, stretch] of TARGETS) {
        const pairs: { nothing: number; product: number }[] = [];
        for (let round = 0; round <= bench.rounds; round += 1) {
          const prefix = `c${connections}r${round}n`;
          await seedSentMessages(bench, accountId, prefix, count);
          const baseline = await run(empty.port, connections, prefix);
          const before = { endpoint: processorSeconds(endpoint.pid), postgres: await postgresSeconds() };
          const product = await run(real.port, connections, prefix);
          refused += product.refused;
          await endpoint.ask("drain");
          const endpointCost = ((processorSeconds(endpoint.pid) - before.endpoint) / count) * 1e6;
          const storeCost = (((await postgresSeconds()) - before.postgres) / count) * 1e6;
          bench.say(
            `  ${connections}: null ${plain(baseline.perSecond)}/s, product ${plain(product.perSecond)}/s (endpoint ${Math.round(endpointCost)} µs, Postgres ${Math.round(storeCost)} µs)${round === 0 ? ", warm-up" : ""}`,
          );
          if (round > 0) pairs.push({ nothing: baseline.perSecond, product: product.perSecond });
        }
        const ratio = median(pairs.map((pair) => pair.product / pair.nothing));
        const detail = `null ${plain(median(pairs.map((p) => p.nothing)))}/s, product ${plain(median(pairs.map((p) => p.product)))}/s, ${refused} answers but 200`;
        readings.push(
          atLeast(
            `callbacks / null server, ${connections} connections`,
            refused > 0 ? 0 : ratio,
            target,
            stretch,
            detail,
          ),
        );
      }
      await requireAllDelivered();
      return readings;
    } finally {
      await Promise.all([nothing.stop(), endpoint.stop(), client.stop()]);
    }
  },
};

/** Every answered report is stored and has moved its message. */
async function requireAllDelivered(): Promise<void> {
  const row = await sql.first<{ sent: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM message WHERE status = 'sent') AS sent,
       (SELECT count(*)::int FROM delivery_report WHERE verdict <> 'applied') AS waiting`,
  );
  if (row && (row.sent > 0 || row.waiting > 0))
    throw new Error(`${row.sent} messages were not moved, ${row.waiting} reports not applied.`);
}
