import type { Command } from "@/lib/programs/cli/command";
import { withProgram } from "@/lib/programs/cli/with-program";
import { resetTwoStep } from "@/lib/two-step/reset-two-step";

export const command: Command = {
  summary:
    "Takes authenticator app, passkeys and recovery codes from a person who lost them, and signs them out everywhere.",
  options: { email: { type: "string" } },
  required: ["email"],
  async run({ values }) {
    const email = String(values.email).trim().toLowerCase();
    return withProgram(async () => {
      const { app, passkeys } = await resetTwoStep(email);
      const taken = [
        app ? "the authenticator app, " : "",
        passkeys > 0 ? `${passkeys} passkey${passkeys === 1 ? "" : "s"}, ` : "",
      ].join("");
      return {
        data: { email, app, passkeys },
        text: `Two-step sign-in is off for ${email}. Removed: ${taken}the recovery codes. Make sure that it was really them who asked.`,
      };
    });
  },
};
