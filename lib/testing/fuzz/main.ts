import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { openTarget } from "@/lib/testing/fuzz/open-target";
import { type FuzzFailure, runFuzz } from "@/lib/testing/fuzz/run-fuzz";

const SHOWN = 20;
/** One key may make 3,000 calls a minute. */
const CALLS_OF_A_KEY = 1_500;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    count: { type: "string", default: "1000" },
    url: { type: "string", default: "http://localhost:3000" },
    workspace: { type: "string", default: "demo" },
    email: { type: "string", default: "owner@demo.canang.example" },
    password: { type: "string", default: "gong-calls-the-village" },
    only: { type: "string" },
    log: { type: "string" },
  },
});

/** Ctrl-C tells what was seen until then. */
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());

const say = (line: string) => process.stdout.write(`${line}\n`);

function sizeOf(file: string | undefined): number {
  return file !== undefined && existsSync(file) ? statSync(file).size : 0;
}

/** The lines of a log from `from` on that tell of a defect. */
function defects(file: string | undefined, from: number): string[] {
  if (file === undefined) return [];
  const bytes = Buffer.alloc(sizeOf(file) - from);
  const handle = openSync(file, "r");
  readSync(handle, bytes, 0, bytes.byteLength, from);
  closeSync(handle);
  return bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => /"level":"(?:error|fatal)"|unhandled|uncaught/i.test(line));
}

function tell({ number, why, request, answer }: FuzzFailure): string {
  const { kind, method, path, raw, body = "" } = request;
  const sent =
    raw === undefined
      ? `${method} ${path.slice(0, 200)} ${JSON.stringify(body.slice(0, 300))}`
      : JSON.stringify(raw.slice(0, 300));
  return `  --only ${number}: ${why} (${answer.status}, request ${answer.requestId || "without an id"})\n    ${kind} ${sent}`;
}

try {
  const seed = Number(values.seed);
  const count = Number(values.count);
  const from = sizeOf(values.log);
  const target = await openTarget({
    ...values,
    keys: Math.max(1, Math.ceil((count * 0.36) / CALLS_OF_A_KEY)),
  });
  say(`seed ${seed}, ${count} requests to ${target.url.origin}`);
  const begun = performance.now();
  const { statuses, failures, slowest } = await runFuzz(target, seed, count, {
    only: values.only === undefined ? undefined : Number(values.only),
    signal: stopped.signal,
  });
  for (const [kind, seen] of Object.entries(statuses).sort())
    say(
      `${kind.padEnd(10)} ${Object.entries(seen)
        .map(([status, times]) => `${status} × ${times}`)
        .join(", ")}`,
    );
  say(`${((performance.now() - begun) / 1000).toFixed(1)} s, the slowest answer ${Math.round(slowest)} ms`);
  const logged = defects(values.log, from);
  for (const failure of failures.slice(0, SHOWN)) say(tell(failure));
  for (const line of logged.slice(0, SHOWN)) say(`  in the log: ${line.slice(0, 400)}`);
  say(
    `${failures.length} failures, ${values.log === undefined ? "the log was not looked at (--log FILE)" : `${logged.length} defects in the log`}; seed ${seed}`,
  );
  process.exit(failures.length + logged.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}
