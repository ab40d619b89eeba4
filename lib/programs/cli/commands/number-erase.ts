import { operatorContext } from "@/lib/access/operator-context";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";
import { eraseNumber } from "@/lib/retention/erase-number";
import { eraseNumberInput } from "@/lib/retention/number.input";

export const command: Command = {
  summary: "Erases one phone number from a workspace; --typed repeats it as digits with the country code.",
  options: { workspace: { type: "string" }, phone: { type: "string" }, typed: { type: "string" } },
  required: ["workspace", "phone", "typed"],
  async run({ values }) {
    const input = parseInput(eraseNumberInput, { phone: values.phone, typed: values.typed });
    return withProgram(async () => {
      const erased = await eraseNumber(await operatorContext(String(values.workspace)), input);
      const kept = erased.suppressionKept ? " Its suppression stays." : "";
      return {
        data: { ...erased },
        text: `Erased, with ${erased.messages} texts sent and ${erased.received} received.${kept}`,
      };
    });
  },
};
