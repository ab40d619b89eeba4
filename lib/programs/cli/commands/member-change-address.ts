import { changeAddressByOperator } from "@/lib/own-account/change-address-by-operator";
import { askAddressChangeInput } from "@/lib/own-account/own-account.input";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";

export const command: Command = {
  summary:
    "Gives a person another address to sign in with, signs them out everywhere and tells the old address.",
  options: { email: { type: "string" }, to: { type: "string" } },
  required: ["email", "to"],
  async run({ values }) {
    const from = String(values.email).trim().toLowerCase();
    const { email: to } = parseInput(askAddressChangeInput, { email: values.to }, { email: "to" });
    await withProgram(() => changeAddressByOperator(from, to));
    return {
      data: { from, to },
      text: `${from} signs in as ${to} from now on. Make sure that it was really them who asked.`,
    };
  },
};
