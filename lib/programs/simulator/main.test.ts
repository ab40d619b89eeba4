import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

function start(env: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, ["lib/programs/launch/run.mjs", "lib/programs/simulator/main.ts"], {
    env: { ...process.env, ...env },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return { child, output: () => output, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

async function withPort<T>(run: (port: number, free: () => Promise<void>) => Promise<T>): Promise<T> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const free = () => new Promise<void>((resolve) => holder.close(() => resolve()));
  try {
    return await run((holder.address() as AddressInfo).port, free);
  } finally {
    if (holder.listening) await free();
  }
}

describe("the simulator as a program", () => {
  it("says one sentence and exits with 1 when its port is in use", () =>
    withPort(async (port) => {
      const { output, ended } = start({ SIMULATOR_PORT: String(port) });
      expect(await ended).toBe(1);
      expect(output()).toBe(`Port ${port} is in use. Stop what uses it, or set SIMULATOR_PORT to another.\n`);
    }));

  it("says what is wrong with its accounts", async () => {
    const { output, ended } = start({ SIMULATOR_ACCOUNTS: "/nowhere.json" });
    expect(await ended).toBe(1);
    expect(output()).toMatch(/^SIMULATOR_ACCOUNTS cannot be read: .*\n$/);
  });

  it("is after a restart the gateway that it was: credits, and the seqnos of the last day", () =>
    withPort(async (port, free) => {
      await free();
      const keptIn = path.join(mkdtempSync(path.join(tmpdir(), "canang-simulator-")), "kept.json");
      const env = { SIMULATOR_PORT: String(port), SIMULATOR_KEPT_IN: keptIn };
      const page = async (name: string, more: Record<string, string> = {}) => {
        const query = new URLSearchParams({ username: "canang-demo", password: "demo-password", ...more });
        return (await fetch(`http://127.0.0.1:${port}/websmsapi/${name}.aspx?${query}`)).text();
      };
      const message = { message: "Hello", mobile: "60123456700", sender: "", type: "1", seqno: "once" };
      const first = start(env);
      await expect.poll(first.output).toContain("answers at");
      expect(await page("ISendSMS", message)).toMatch(/^1701/);
      first.child.kill("SIGTERM");
      expect(await first.ended).toBe(0);

      const second = start(env);
      await expect.poll(second.output).toContain("answers at");
      expect(await page("creditsLeft")).toBe("Credit Used: 1 Credit Left: 49999");
      expect(await page("ISendSMS", message)).toMatch(/^1718/);
      second.child.kill("SIGTERM");
      expect(await second.ended).toBe(0);
      rmSync(path.dirname(keptIn), { recursive: true });
    }));

  it("answers with the demo accounts, and ends with 0 on SIGTERM while a call hangs", () =>
    withPort(async (port, free) => {
      await free();
      const { child, output, ended } = start({ SIMULATOR_PORT: String(port) });
      await expect.poll(output).toContain(`http://127.0.0.1:${port}/websmsapi/`);
      const url = `http://127.0.0.1:${port}`;
      const balance = await fetch(
        `${url}/websmsapi/creditsLeft.aspx?username=canang-demo&password=demo-password`,
      );
      expect(await balance.text()).toBe("Credit Used: 0 Credit Left: 50000");
      await fetch(`${url}/control/script`, {
        method: "POST",
        body: JSON.stringify({ rules: [{ action: { hang: true } }] }),
      });
      const hanging = fetch(`${url}/websmsapi/creditsLeft.aspx`).catch(() => "cut off");
      await expect
        .poll(async () => (await (await fetch(`${url}/control/ledger/summary`)).json()).calls)
        .toBe(2);
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
      expect(await hanging).toBe("cut off");
    }));
});
