import { Pool } from "undici";

/**
 * What P1 and P2 are measured against: `Pool.dispatch` in a loop, with a body of the product's
 * length, and nothing kept of the answers.
 */
interface Job {
  origin: string;
  connections: number;
  calls: number;
}

const BODY =
  "username=login-12345678&password=secret-word&message=Hello%20from%20the%20bench&mobile=60123456789&type=1&seqno=";
const HEADERS = { "content-type": "application/x-www-form-urlencoded", accept: "text/plain, */*" };
const pools = new Map<string, Pool>();

function poolOf(job: Job): Pool {
  const key = `${job.origin} ${job.connections}`;
  const pool = pools.get(key) ?? new Pool(job.origin, { connections: job.connections, pipelining: 1 });
  pools.set(key, pool);
  return pool;
}

let seqno = 0;

function call(pool: Pool): Promise<void> {
  return new Promise((resolve, reject) => {
    pool.dispatch(
      {
        path: "/websmsapi/ISendSMS.aspx",
        method: "POST",
        headers: HEADERS,
        body: `${BODY}${process.pid}x${seqno++}`,
      },
      {
        onConnect() {},
        onHeaders: () => true,
        onData: () => true,
        onComplete: () => resolve(),
        onError: reject,
      },
    );
  });
}

process.on("message", async (job: Job) => {
  const pool = poolOf(job);
  const start = performance.now();
  let left = job.calls;
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      await call(pool);
    }
  };
  await Promise.all(Array.from({ length: job.connections }, sender));
  process.send?.({ perSecond: job.calls / ((performance.now() - start) / 1000) });
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
