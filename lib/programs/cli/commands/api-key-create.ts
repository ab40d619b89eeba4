import { operatorContext } from "@/lib/access/operator-context";
import { createApiKeyInput } from "@/lib/api-keys/api-key.input";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";

export const command: Command = {
  summary: "Makes an API key and prints it, once.",
  options: {
    workspace: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    "expires-in-days": { type: "string" },
  },
  required: ["workspace", "name", "role"],
  async run({ values }) {
    const given = { name: values.name, role: values.role, expiresInDays: values["expires-in-days"] ?? null };
    const input = parseInput(createApiKeyInput, given, { expiresInDays: "expires-in-days" });
    return withProgram(async () => {
      const { id, key } = await createApiKey(await operatorContext(String(values.workspace)), input);
      return { data: { id, key }, text: `${key}\nKeep it now: it is not shown again.` };
    });
  },
};
