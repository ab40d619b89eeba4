import { runCli } from "./support/run-cli";
import { expect, test } from "./support/test";

interface Findings {
  ok: boolean;
  findings: { ok: boolean; sentence: string }[];
}

test("doctor says of the demo that runs what is so: its simulated gateway answers, without a setting", async () => {
  const { ok, findings } = await runCli<Findings>(["doctor"], "", {
    ALLOW_PRIVATE_GATEWAYS: "",
    SIMULATOR_PORT: new URL(process.env.E2E_SIMULATOR_URL ?? "").port,
  });
  const said = findings.map(({ sentence }) => sentence).join("\n");
  expect(said).toMatch(/^Built-in simulator \(demo\): [\d,]+ credits left\.$/m);
  expect(said).toContain(`The app answers at ${process.env.E2E_BASE_URL}.`);
  expect(said).not.toContain("private");
  expect(ok).toBe(true);
});
