import { createHmac } from "node:crypto";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { type CallbackAnswer, receiveCallback } from "@/lib/callbacks/receive-callback";
import { sealSecretSettings } from "@/lib/gateways/secret-settings";
import { sql } from "@/lib/platform/db/sql";

const SECRET = "s3cret";
const BUSINESS = "102290129340398";

export interface TestWhatsApp {
  accountId: string;
  /** A message of a person, as Meta's call brings it; `at` is when they wrote it. */
  write(from: string, message: object, at?: Date): Promise<CallbackAnswer>;
  text(from: string, text: string, at?: Date): Promise<CallbackAnswer>;
  /** A whole change of any field. */
  change(field: string, value: object): Promise<CallbackAnswer>;
  /** A template that the account has told of. */
  template(name: string, body: string): Promise<void>;
}

/** A number of WhatsApp that nothing answers at, whose callbacks go through the real endpoint. */
export async function createTestWhatsApp(workspaceId: string): Promise<TestWhatsApp> {
  const number = `1${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  const account = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, kind, base_url, username, password_cipher, settings)
     VALUES ($1, 'WhatsApp', 'whatsapp-cloud', 'http://127.0.0.1:1/v25.0/', $2, '', $3) RETURNING id`,
    [workspaceId, number, { businessAccountId: BUSINESS }],
  );
  const accountId = account?.id ?? "";
  await sql.execute("UPDATE gateway_account SET settings_cipher = $2 WHERE id = $1", [
    accountId,
    sealSecretSettings(accountId, { appSecret: SECRET }),
  ]);
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId, gatewayAccountId: accountId }),
  );
  const token = /gateway\/([^/]+)\//.exec(urls.events)?.[1] ?? "";
  const change = (field: string, value: object) => {
    const metadata = { display_phone_number: "60312345678", phone_number_id: number };
    const body = Buffer.from(
      JSON.stringify({ entry: [{ changes: [{ field, value: { metadata, ...value } }] }] }),
    );
    const signature = createHmac("sha256", SECRET).update(body).digest("hex");
    const headers = { "x-hub-signature-256": `sha256=${signature}` };
    return receiveCallback({
      method: "POST",
      token,
      endpoint: "events",
      query: "",
      headers,
      body,
      ip: "::1",
    });
  };
  let count = 0;
  const write = (from: string, message: object, at = new Date()) => {
    count += 1;
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    return change("messages", {
      messages: [{ from, id: `wamid.${accountId}.${count}`, timestamp, ...message }],
    });
  };
  return {
    accountId,
    change,
    write,
    text: (from, text, at) => write(from, { type: "text", text: { body: text } }, at),
    template: async (name, body) => {
      await sql.execute(
        `INSERT INTO whatsapp_template_sync (gateway_account_id, workspace_id, due_at, synced_at)
         VALUES ($1, $2, now() + interval '1 day', now()) ON CONFLICT DO NOTHING`,
        [accountId, workspaceId],
      );
      await sql.execute(
        `INSERT INTO whatsapp_template (workspace_id, gateway_account_id, gateway_template_id, name, language,
           status, category, quality, named, components, components_hash)
         VALUES ($1, $2, $3, $3, 'en', 'APPROVED', 'UTILITY', 'GREEN', false, $4, '')`,
        [workspaceId, accountId, name, JSON.stringify([{ type: "BODY", text: body }])],
      );
    },
  };
}
