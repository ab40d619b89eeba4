import { atMost, type Figure, type Reading } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { dropCampaign, seedAccount, seedCampaign } from "@/bench/seed";
import { sendCampaign } from "@/bench/send-campaign";
import { startProgram } from "@/bench/start-program";
import { plain } from "@/bench/statistics";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { freePort } from "@/lib/platform/ports";
import { buildApp } from "@/lib/programs/cli/build-app";

/**
 * The worker with a small campaign and a large one; the web program after pages, queries and
 * callbacks.
 */
export const memory: Figure = {
  id: "P9",
  title: "memory of worker and web",
  run: async (bench) => [...(await workerMemory(bench)), await webMemory(bench)],
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

async function webMemory(bench: Bench): Promise<Reading> {
  await buildApp((line) => bench.say(`  ${line}`));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const web = startProgram("lib/programs/web/main.ts", {
    env: { ...bench.env, PORT: String(port), APP_URL: origin, NEXTAUTH_URL: origin },
  });
  try {
    const person = bench.workspace.people.owner;
    const session = await createSession(person.userId, { ip: undefined, userAgent: undefined });
    const headers = { cookie: `canang-session=${await sessionToken(session, person.userId)}` };
    await untilHealthy(origin);
    const places = ["", "/campaigns", "/contacts", "/inbox", "/campaigns/new"].map(
      (place) => `/${bench.workspace.slug}${place}`,
    );
    let refused = 0;
    const requests = bench.size(1_500, 300);
    let next = 0;
    const visitor = async () => {
      while (next < requests) {
        const answer = await fetch(`${origin}${places[next++ % places.length]}`, {
          headers,
          redirect: "manual",
        });
        await answer.text();
        if (answer.status !== 200) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, visitor));
    if (refused > 0) throw new Error(`${refused} of ${requests} pages were not answered with 200.`);
    return atMost(
      "web, after load",
      web.memory().now,
      300,
      null,
      "MB",
      `${plain(requests)} pages by eight visitors; at most ${Math.round(web.memory().peak)} MB`,
    );
  } finally {
    await web.stop();
  }
}

async function untilHealthy(origin: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The web program did not become healthy within a minute.");
}
