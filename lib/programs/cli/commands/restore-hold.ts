import type { Command } from "@/lib/programs/cli/command";
import { describeHeld } from "@/lib/programs/cli/describe-held";
import { withProgram } from "@/lib/programs/cli/with-program";
import { holdAfterRestore } from "@/lib/restore-hold/hold-after-restore";

export const command: Command = {
  summary: "Pauses every account and campaign after a restore, until a person of each workspace releases it.",
  options: {},
  required: [],
  run: () =>
    withProgram(async () => {
      const held = await holdAfterRestore(null);
      return { data: { ...held }, text: describeHeld(held) };
    }),
};
