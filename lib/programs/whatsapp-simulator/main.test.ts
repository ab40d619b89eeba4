import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

const MAIN = "lib/programs/whatsapp-simulator/main.ts";

function start(env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ["lib/programs/launch/run.mjs", MAIN], {
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, output: () => output, ended };
}

it("is after a restart what it was: windows stay open, a stop stays one, templates as they were", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as AddressInfo;
  const taken = start({ WHATSAPP_SIMULATOR_PORT: String(port) });
  expect(await taken.ended).toBe(1);
  expect(taken.output()).toBe(
    `Port ${port} is in use. Stop what uses it, or set WHATSAPP_SIMULATOR_PORT to another.\n`,
  );
  await new Promise<void>((resolve) => holder.close(() => resolve()));
  const keptIn = path.join(mkdtempSync(path.join(tmpdir(), "canang-whatsapp-")), "kept.json");
  const env = { WHATSAPP_SIMULATOR_PORT: String(port), WHATSAPP_SIMULATOR_KEPT_IN: keptIn };
  const control = async (route: string, body: object) =>
    (
      await fetch(`http://127.0.0.1:${port}/control/${route}`, { method: "POST", body: JSON.stringify(body) })
    ).json();

  const first = start(env);
  await expect.poll(first.output).toContain("answers at");
  await control("inbound", { from: "60123456750", text: "Hai" });
  await control("preference", { person: "60123456750", value: "stop" });
  await control("templates", { name: "school_notice", status: "PAUSED" });
  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);

  const second = start(env);
  await expect.poll(second.output).toContain("answers at");
  expect(await control("people", { person: "60123456750" })).toMatchObject({
    wroteAt: expect.any(Number),
    stopped: true,
  });
  const templates = await fetch(
    `http://127.0.0.1:${port}/v25.0/102290129340398/message_templates?name=school_notice`,
    {
      headers: { authorization: "Bearer whatsapp-demo-token" },
    },
  );
  expect(await templates.json()).toMatchObject({ data: [{ status: "PAUSED" }] });
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  rmSync(path.dirname(keptIn), { recursive: true });
});

it("says what is wrong with its accounts", async () => {
  const { output, ended } = start({ WHATSAPP_SIMULATOR_ACCOUNTS: "/nowhere.json" });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^WHATSAPP_SIMULATOR_ACCOUNTS cannot be read: .*\n$/);
});
