import pg from "pg";
import type { Environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import type { ResolvedDatabase } from "@/lib/platform/postgres/resolve-database";
import { startChild } from "./child-program";

export interface DemoSignIn {
  role: string;
  email: string;
  password: string;
}

const MARK = "DEMO ";

/**
 * DEMO=1 always and DEMO=0 never; unset: with the embedded database, while it is empty or already
 * holds the demo workspace.
 */
export async function wantsDemo(env: Environment, database: ResolvedDatabase): Promise<boolean> {
  if (env.demo !== undefined) return env.demo;
  if (database.origin === "given") return false;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT NOT EXISTS (SELECT FROM workspace) OR EXISTS (SELECT FROM workspace WHERE demo) AS wanted",
    );
    return rows[0].wanted === true;
  } finally {
    await client.end();
  }
}

/**
 * Fills the demo workspace if it is not there yet, in a program of its own, and answers the demo
 * sign-ins.
 */
export async function runDemo(
  env: Record<string, string>,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<DemoSignIn[]> {
  let signIns: DemoSignIn[] = [];
  const take = (line: string) => {
    if (line.startsWith(MARK)) signIns = JSON.parse(line.slice(MARK.length)) as DemoSignIn[];
    else onLine(line);
  };
  const child = startChild("demo", "lib/programs/cli/run-demo.ts", { env, onLine: take });
  const abort = () => void child.stop(2_000);
  signal.addEventListener("abort", abort);
  const code = await child.exited;
  signal.removeEventListener("abort", abort);
  signal.throwIfAborted();
  if (code !== 0)
    throw new OperatorError(
      "The demo workspace could not be made. The reason is above; DEMO=0 starts without it.",
    );
  return signIns;
}

/** The line in which run-demo.ts hands over what `runDemo` answers. */
export function signInLine(signIns: DemoSignIn[]): string {
  return `${MARK}${JSON.stringify(signIns)}`;
}
