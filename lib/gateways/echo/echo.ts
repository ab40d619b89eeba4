import { z } from "zod";
import { sentence } from "@/lib/core/sentence";
import { readEchoAnswer } from "@/lib/gateways/echo/echo-answer.rules";
import { readEchoCallback, SIGNATURE_HEADER } from "@/lib/gateways/echo/read-echo-callback";
import type { Gateway, GatewayConnection, GatewayLogin } from "@/lib/gateways/gateway";

/**
 * A kind for tests alone, and unlike specification 1.84 wherever the interface allows it: JSON by
 * POST, a repeat is a second text, it tells no balance, and it calls back with signed batches.
 */
export const echo: Gateway = {
  channel: "sms",
  can: { untracked: false, balance: false, transfers: false, content: ["text"] },
  repeatIsSafeForHours: null,
  usualPerSecond: null,
  homePath: "/",
  settings: z.object({}),
  secretSettings: [],
  learnedSettings: [],
  open,
  readCallback: readEchoCallback,
  callbackHeaders: [SIGNATURE_HEADER],
  showInbound: (raw, phone) => [
    { name: "from", value: phone },
    { name: "text", value: (JSON.parse(raw) as { text: string }).text },
  ],
  reasonOf: () => null,
};

function open(login: GatewayLogin): GatewayConnection {
  const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;
  return {
    async send({ content, phone, sender, reference }) {
      const text = content.kind === "text" ? content.text : "";
      const body = JSON.stringify({ to: phone, from: sender, text, reference });
      try {
        const response = await fetch(new URL("messages", login.baseUrl), {
          method: "POST",
          headers: { authorization, "content-type": "application/json" },
          body,
          signal: AbortSignal.timeout(login.timeoutMs ?? 5_000),
        });
        return readEchoAnswer(response.status, await response.text());
      } catch (error) {
        const refused = (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED";
        return {
          outcome: refused ? "notSent" : "unknown",
          reason: null,
          code: null,
          gatewayMessageId: null,
          detail: sentence(refused ? "rules.call.noConnection" : "rules.call.lost", {
            why: refused ? "ECONNREFUSED" : sentence("rules.call.noReason"),
          }),
          body: "",
        };
      }
    },
    close: async () => undefined,
  };
}
