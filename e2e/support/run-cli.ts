import { spawn } from "node:child_process";

/** An operator's command against the running product; answers what `--json` prints. */
export async function runCli<T>(args: string[], stdin = "", more: Record<string, string> = {}): Promise<T> {
  const child = spawn(
    process.execPath,
    ["lib/programs/launch/run.mjs", "lib/programs/cli/main.ts", ...args, "--json"],
    {
      env: {
        ...process.env,
        DATA_DIR: process.env.E2E_DATA_DIR,
        DATABASE_URL: "",
        APP_URL: process.env.E2E_BASE_URL,
        ALLOW_PRIVATE_GATEWAYS: "1",
        ...more,
      },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const told = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      told[name] += text;
    });
  }
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${told.stderr}`);
  return JSON.parse(told.stdout) as T;
}
