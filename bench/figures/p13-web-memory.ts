import { atMost, type Figure, type Reading } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { startProgram } from "@/bench/start-program";
import { plain } from "@/bench/statistics";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { freePort } from "@/lib/platform/ports";
import { buildApp } from "@/lib/programs/cli/build-app";

/** The web program when it answers first, and after many pages. */
export const webMemoryFigure: Figure = {
  id: "P13",
  title: "memory of the web program",
  run: webMemory,
};

async function webMemory(bench: Bench): Promise<Reading[]> {
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
    const begin = web.memory().now;
    bench.say(`  when it answers: ${Math.round(begin)} MB`);
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
        if (next % 300 === 0) bench.say(`  after ${plain(next)} pages: ${Math.round(web.memory().now)} MB`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, visitor));
    if (refused > 0) throw new Error(`${refused} of ${requests} pages were not answered with 200.`);
    const detail = `${plain(requests)} pages by eight visitors; at most ${Math.round(web.memory().peak)} MB`;
    return [
      atMost("web, when it answers", begin, 200, null, "MB", detail),
      atMost("web, after load", web.memory().now, 350, 300, "MB", detail),
    ];
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
