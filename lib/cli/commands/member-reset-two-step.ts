import type { Command } from "@/lib/cli/command";
import { resetTwoStep } from "@/lib/members/reset-two-step";

export const command: Command = {
  summary: "Turns two-step sign-in off for a person who lost the phone and the recovery codes, and signs them out everywhere",
  options: { email: { type: "string" } },
  required: ["email"],
  async run({ values }) {
    const email = String(values.email).trim().toLowerCase();
    await resetTwoStep(email);
    return { data: { email }, text: `Two-step sign-in is off for ${email}. Make sure that it was really them who asked.` };
  },
};
