import { operatorContext } from "@/lib/access/operator-context";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";
import { exportNumber } from "@/lib/retention/export-number";
import { numberInput } from "@/lib/retention/number.input";

export const command: Command = {
  summary: "Prints everything that a workspace holds about one phone number, as JSON.",
  options: { workspace: { type: "string" }, phone: { type: "string" } },
  required: ["workspace", "phone"],
  async run({ values }) {
    const input = parseInput(numberInput, { phone: values.phone });
    return withProgram(async () => {
      const { content } = await exportNumber(await operatorContext(String(values.workspace)), input);
      return { data: JSON.parse(content) as Record<string, unknown>, text: content.trimEnd() };
    });
  },
};
