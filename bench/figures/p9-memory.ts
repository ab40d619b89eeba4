import { atMost, type Figure, type Reading } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { sendCampaign } from "@/bench/send-campaign";
import { startProgram } from "@/bench/start-program";
import { plain } from "@/bench/statistics";

/** The worker with a small campaign and a large one. */
export const memory: Figure = {
  id: "P9",
  title: "memory of the worker",
  run: workerMemory,
};

async function workerMemory(bench: Bench): Promise<Reading[]> {
  const mock = startProgram("bench/programs/mock-gateway.ts");
  const { port } = await mock.heard<{ port: number }>();
  const worker = startProgram("lib/programs/worker/main.ts", { env: bench.env });
  try {
    const account = await seedAccount(bench, { port, connections: 64 });
    const peaks: { recipients: number; peak: number }[] = [];
    for (const recipients of [bench.size(60_000, 20_000), bench.size(1_000_000, 100_000)]) {
      const campaign = await seedCampaign(bench, account, recipients);
      await sendCampaign(campaign, recipients);
      peaks.push({ recipients, peak: worker.memory().peak });
      bench.say(`  ${plain(recipients)} recipients: worker at most ${Math.round(worker.memory().peak)} MB`);
      if (recipients < 100_000) await dropCampaign(campaign);
    }
    const [small, large] = peaks as [
      { recipients: number; peak: number },
      { recipients: number; peak: number },
    ];
    const detail = `at most ${Math.round(small.peak)} MB at ${plain(small.recipients)}, ${Math.round(large.peak)} MB at ${plain(large.recipients)} recipients`;
    return [
      atMost("worker", large.peak, 150, null, "MB", detail),
      atMost("worker, large campaign / small one", large.peak / small.peak, 1.15, null, "×", detail),
    ];
  } finally {
    await Promise.all([worker.stop(), mock.stop()]);
  }
}
