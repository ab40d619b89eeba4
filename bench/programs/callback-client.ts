import { request as httpRequest } from "node:http";
import { Pool } from "undici";

/**
 * Calls like the gateway does. `load`: as fast as `connections` allow. `paced`: so many a second,
 * and listens at `live` for the hint of each.
 */
interface Load {
  kind: "load";
  origin: string;
  path: string;
  connections: number;
  ids: { prefix: string; count: number };
}
interface Paced {
  kind: "paced";
  origins: string[];
  path: string;
  perSecond: number;
  /** MsgId and the campaign that a hint will name. */
  calls: { id: string; campaign: string }[];
}

const pools = new Map<string, Pool>();

function call(origin: string, connections: number, path: string): Promise<number> {
  const key = `${origin} ${connections}`;
  const pool = pools.get(key) ?? new Pool(origin, { connections, pipelining: 1 });
  pools.set(key, pool);
  return new Promise((resolve, reject) => {
    let status = 0;
    pool.dispatch(
      { path, method: "GET" },
      {
        onConnect() {},
        onHeaders(code) {
          status = code;
          return true;
        },
        onData: () => true,
        onComplete: () => resolve(status),
        onError: reject,
      },
    );
  });
}

async function load({ origin, path, connections, ids }: Load) {
  let next = 0;
  let refused = 0;
  const start = performance.now();
  const caller = async () => {
    while (next < ids.count) {
      const status = await call(
        origin,
        connections,
        `${path}?MsgId=${ids.prefix}${next++}&Status=6&Sender=60123456789`,
      );
      if (status !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  return { perSecond: ids.count / ((performance.now() - start) / 1000), refused };
}

async function paced({ origins, path, perSecond, calls }: Paced) {
  const latencies: number[][] = origins.map(() => []);
  const waiting = origins.map(() => new Map<string, number[]>());
  const heard = (listener: number, campaign: string) => {
    const now = performance.now();
    for (const at of waiting[listener]?.get(campaign)?.splice(0) ?? []) latencies[listener]?.push(now - at);
  };
  const close = await Promise.all(
    origins.map((origin, listener) => listen(origin, (campaign) => heard(listener, campaign))),
  );
  let refused = 0;
  const start = performance.now();
  const pending: Promise<void>[] = [];
  for (let next = 0; next < calls.length; ) {
    const due = Math.min(calls.length, Math.ceil(((performance.now() - start) / 1000) * perSecond));
    for (; next < due; next += 1) {
      const { id, campaign } = calls[next] as { id: string; campaign: string };
      const at = performance.now();
      for (const each of waiting) {
        const times = each.get(campaign);
        if (times) times.push(at);
        else each.set(campaign, [at]);
      }
      const origin = origins[next % origins.length] as string;
      pending.push(
        call(origin, 64, `${path}?MsgId=${id}&Status=6&Sender=60123456789`).then((status) => {
          if (status !== 200) refused += 1;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  const until = performance.now() + 5_000;
  const unheard = () =>
    waiting.reduce((sum, each) => sum + [...each.values()].reduce((n, times) => n + times.length, 0), 0);
  while (unheard() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const end of close) end();
  return { latencies: latencies.flat(), unheard: unheard(), refused };
}

/** An EventSource: reads frames as they come and tells the id that each names. */
function listen(origin: string, heard: (campaign: string) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${origin}/live`, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        const frames = text.split("\n\n");
        text = frames.pop() ?? "";
        for (const frame of frames) {
          const id = /"id":"([^"]+)"/.exec(frame)?.[1];
          if (id) heard(id);
          if (frame.includes(": open")) setTimeout(() => resolve(() => request.destroy()), 500);
        }
      });
      response.on("error", () => undefined);
    });
    request.on("error", reject);
    request.end();
  });
}

process.on("message", async (job: Load | Paced) => {
  process.send?.(await (job.kind === "load" ? load(job) : paced(job)));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
