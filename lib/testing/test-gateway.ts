import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { type CallbackAnswer, receiveCallback } from "@/lib/callbacks/receive-callback";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";

export interface TestGateway {
  accountId: string;
  /** Calls the inbound URL with a whole query, as it stands. */
  call(query: string): Promise<CallbackAnswer>;
  /** A customer's text, written as the gateway writes it. */
  text(sender: string, text: string, shortCode?: string): Promise<CallbackAnswer>;
}

/** A gateway account whose inbound callbacks go through the real endpoint. */
export async function createTestGateway(workspaceId: string): Promise<TestGateway> {
  const accountId = await createTestAccount(workspaceId);
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId, gatewayAccountId: accountId }),
  );
  const token = /gateway\/([^/]+)\//.exec(urls.inboundMessages)?.[1] ?? "";
  const call = (query: string) =>
    receiveCallback({ token, endpoint: "inbound-messages", query, ip: "210.5.41.23" });
  return {
    accountId,
    call,
    text: (sender, text, shortCode = "32278") => {
      const ascii = /^[\x20-\x7e]*$/.test(text);
      const message = ascii ? encodeURIComponent(text) : hexOf(text);
      return call(`ShortCode=${shortCode}&Sender=${sender}&ContentType=${ascii ? 1 : 2}&Msg=${message}`);
    },
  };
}

function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0"),
  ).join("");
}
