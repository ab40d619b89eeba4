import { runCli } from "./support/run-cli";
import { expect, test } from "./support/test";

interface Findings {
  findings: { ok: boolean; sentence: string }[];
}

test("doctor says of the demo that runs what is so: its simulated gateway answers, without a setting", async () => {
  const { findings } = await runCli<Findings>(["doctor"], "", {
    ALLOW_PRIVATE_GATEWAYS: "",
    SIMULATOR_PORT: new URL(process.env.E2E_SIMULATOR_URL ?? "").port,
  });
  // Other tests make accounts that nobody answers for: of those it says so, and rightly.
  const fine = findings.filter(({ ok }) => ok).map(({ sentence }) => sentence);
  expect(fine.join("\n")).toMatch(/^Built-in simulator \(demo\): [\d,]+ credits left\.$/m);
  expect(fine).toContain(`The app answers at ${process.env.E2E_BASE_URL}.`);
  const about = findings.filter(({ sentence }) => sentence.includes("(demo)"));
  expect(about.map(({ sentence }) => sentence).join("\n")).not.toContain("private");
});
