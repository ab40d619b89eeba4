import { readFile } from "node:fs/promises";
import { operatorContext } from "@/lib/access/operator-context";
import { callbackLines } from "@/lib/callback-tokens/callback-lines";
import { callbacksOf } from "@/lib/callback-tokens/callback-urls.view";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { connectGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import { OperatorError } from "@/lib/platform/operator-error";
import type { Command, CommandInput } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";

const text = { type: "string" } as const;

export const command: Command = {
  summary: "Connects a login at the gateway; its password on standard input.",
  options: {
    workspace: text,
    label: text,
    url: text,
    username: text,
    kind: text,
    method: text,
    "phone-number-id": text,
    "business-account-id": text,
    "app-secret-file": text,
  },
  required: ["workspace", "label", "url"],
  password: true,
  async run({ values, readPassword }) {
    const password = await readPassword();
    const input = parseInput(connectGatewayAccountInput, { ...(await loginOf(values)), password });
    return withProgram(async () => {
      const connected = await connectGatewayAccount(await operatorContext(String(values.workspace)), input);
      const { gatewayAccountId } = connected;
      const callbacks = callbacksOf(input.kind, connected.callbacks);
      return {
        data: { gatewayAccountId, callbacks },
        text: [
          `Connected ${input.label} (${gatewayAccountId}).`,
          "events" in callbacks
            ? "In Meta's app dashboard, under WhatsApp → Configuration, set these and subscribe to “messages”:"
            : "In the gateway, under HOME → System Settings, set:",
          ...callbackLines(callbacks),
        ].join("\n"),
      };
    });
  },
};

type Values = CommandInput["values"];

/** The id of the phone number is what the login is called; the app secret comes from a file. */
async function loginOf(values: Values): Promise<Record<string, unknown>> {
  const { workspace: _, label, url, username, kind, method } = values;
  if (kind !== "whatsapp-cloud") {
    if (username === undefined) throw new OperatorError("--username is missing.");
    return { label, url, username, kind, settings: method === undefined ? {} : { method } };
  }
  const given = (name: string) => {
    const value = values[name];
    if (typeof value !== "string") throw new OperatorError(`--${name} is missing.`);
    return value;
  };
  const businessAccountId = given("business-account-id");
  const appSecret = (await readFile(given("app-secret-file"), "utf8")).trim();
  return { label, url, kind, username: given("phone-number-id"), settings: { businessAccountId, appSecret } };
}
