import type { Command } from "@/lib/programs/cli/command";
import { diagnose } from "@/lib/programs/cli/diagnose";

export const command: Command = {
  summary: "Says what is connected and what is not.",
  options: {},
  required: [],
  async run() {
    const findings = await diagnose();
    const text = findings.map(({ ok, sentence }) => `${ok ? "ok  " : "look"}  ${sentence}`).join("\n");
    return { data: { ok: findings.every(({ ok }) => ok), findings }, text };
  },
};
