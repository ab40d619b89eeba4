import { operatorContext } from "@/lib/access/operator-context";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { connectGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import type { Command } from "@/lib/programs/cli/command";
import { parseInput } from "@/lib/programs/cli/parse-input";
import { withProgram } from "@/lib/programs/cli/with-program";

const text = { type: "string" } as const;

export const command: Command = {
  summary: "Connects a login at the gateway; its password on standard input.",
  options: { workspace: text, label: text, url: text, username: text, kind: text, method: text },
  required: ["workspace", "label", "url", "username"],
  password: true,
  async run({ values, readPassword }) {
    const password = await readPassword();
    const { method, ...login } = values;
    const settings = method === undefined ? {} : { method };
    const input = parseInput(connectGatewayAccountInput, { ...login, password, settings });
    return withProgram(async () => {
      const connected = await connectGatewayAccount(await operatorContext(String(values.workspace)), input);
      return {
        data: { ...connected },
        text: [
          `Connected ${input.label} (${connected.gatewayAccountId}).`,
          "In the gateway, under HOME → System Settings, set:",
          `  Delivery Status API URL  ${connected.callbacks.deliveryReports}`,
          `  Incoming SMS API URL     ${connected.callbacks.inboundMessages}`,
        ].join("\n"),
      };
    });
  },
};
