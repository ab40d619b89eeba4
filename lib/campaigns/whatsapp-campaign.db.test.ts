import { beforeAll, describe, expect, it } from "vitest";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { updateGatewayAccount } from "@/lib/gateway-accounts/update-gateway-account";
import { openSecretSettings, sealSecretSettings } from "@/lib/gateways/secret-settings";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { renderedContent } from "@/lib/messages/template-content.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let shop: TestWorkspace;
let sms: string;
let whatsapp: string;

beforeAll(async () => {
  shop = await createTestWorkspace();
  sms = await createTestAccount(shop.id);
  const made = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher, kind, settings)
     VALUES ($1, 'WhatsApp', 'http://127.0.0.1:9/v25.0/', '106540352242922', '', 'whatsapp-cloud',
       '{"businessAccountId":"1"}')
     RETURNING id`,
    [shop.id],
  );
  whatsapp = made?.id ?? "";
  await sql.query(
    `INSERT INTO contact (workspace_id, phone, first_name, fields)
     VALUES ($1, '60123456789', E'Siti\\n\\tAminah', '{"due":"RM    10"}'),
       ($1, '6591234567', '', '{"due":"5"}')`,
    [shop.id],
  );
});

const message = {
  kind: "template",
  name: "order_update",
  language: "ms",
  header: { kind: "image", link: "https://example.com/a.png" },
  variables: { "1": "{{firstName|kawan}}", "2": "{{fields.due}} sahaja" },
  buttons: [{ index: 0, kind: "url", value: "{{phone}}" }],
};
const asked = (more: object) =>
  createCampaignInput.parse({
    name: "Pesanan",
    message,
    channel: "whatsapp",
    audience: { lists: [], phones: ["60123456789", "6591234567"] },
    ...more,
  });
const create = (more: object = {}) => createCompleteDraft(shop.as.owner, asked(more));
const written = (id: string) =>
  sql.query<{ text: string; parts: number }>(
    "SELECT text, parts FROM message WHERE campaign_id = $1 ORDER BY phone",
    [id],
  );

describe("a campaign by WhatsApp", () => {
  it("S50: takes no credits, and gives each its words in places that WhatsApp takes", async () => {
    const { id, gatewayAccountId } = await create();
    expect(gatewayAccountId).toBe(whatsapp);
    expect(await estimateCampaign(shop.as.owner, { id })).toMatchObject({
      recipients: 2,
      credits: 0,
    });
    const { data } = await previewRecipients(shop.as.owner, { id });
    await launchCampaign(shop.as.owner, { id, immediately: true });
    const rows = await written(id);
    expect(rows).toEqual([
      { text: "order_update\nSiti Aminah\nRM 10 sahaja\n60123456789", parts: 0 },
      { text: "order_update\nkawan\n5 sahaja\n6591234567", parts: 0 },
    ]);
    expect(data.map(({ text }) => text).sort()).toEqual(rows.map(({ text }) => text).sort());
    const stored = await sql.first<{ message: MessageContent }>(
      "SELECT message FROM campaign WHERE id = $1",
      [id],
    );
    expect(stored && renderedContent(stored.message, rows[0]?.text ?? "")).toMatchObject({
      variables: { "1": "Siti Aminah", "2": "RM 10 sahaja" },
      buttons: [{ index: 0, kind: "url", value: "60123456789" }],
      header: { kind: "image" },
    });
  });

  it("free text is refused at the launch, in a sentence", async () => {
    const { id } = await create({ message: { kind: "text", text: "Jualan hari ini" } });
    await expect(launchCampaign(shop.as.owner, { id, immediately: true })).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/free text only as a reply/),
    });
    const { problems } = await checkCampaign(shop.as.owner, { id });
    expect(problems).toContainEqual(expect.objectContaining({ field: "message.kind", severity: "stop" }));
  });

  it("the channel must be the account's", async () => {
    const refused = { code: "unprocessable", fields: { gatewayAccountId: expect.anything() } };
    await expect(create({ gatewayAccountId: sms })).rejects.toMatchObject(refused);
    await expect(create({ gatewayAccountId: whatsapp, channel: "sms" })).rejects.toMatchObject(refused);
    expect(
      (await create({ channel: undefined, message: { kind: "text", text: "Hai" } })).gatewayAccountId,
    ).toBeNull();
  });

  it.each([
    [{ "2": "x" }, "message.variables"],
    [{ "1": "x", name: "y" }, "message.variables"],
    [{ "1": " " }, "message.variables.1"],
  ])("places %j are refused", async (variables, field) =>
    expect(create({ message: { ...message, variables } })).rejects.toMatchObject({
      fields: { [field]: expect.anything() },
    }),
  );

  it("S50: a reply in free text goes only to somebody who wrote within 24 hours", async () => {
    const conversation = await sql.first<{ id: string }>(
      `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_at)
       VALUES ($1, $2, '60123456789', '60312345678', now()) RETURNING id`,
      [shop.id, whatsapp],
    );
    const reply = () =>
      sendDirectMessage(shop.as.owner, {
        to: "60123456789",
        message: { kind: "text", text: "RM0 Sudah dihantar" },
        kind: "reply",
        conversationId: conversation?.id ?? "",
        gatewayAccountId: whatsapp,
        knownNumber: true,
      });
    const wrote = (hours: number) =>
      sql.query(
        `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
           content_type, text, raw, received_at)
         VALUES ($1, $2, $3, '60123456789', '60312345678', 'whatsapp', 'Hi', '',
           now() - make_interval(hours => $4))`,
        [shop.id, whatsapp, conversation?.id, hours],
      );
    await wrote(25);
    await expect(reply()).rejects.toMatchObject({ message: expect.stringMatching(/within 24 hours/) });
    await wrote(23);
    expect((await reply()).campaignId).not.toBe("");
  });
});

it("K-1: the secret of the app is sealed, and stays when it is not typed again", async () => {
  await sql.execute("UPDATE gateway_account SET settings_cipher = $2 WHERE id = $1", [
    whatsapp,
    sealSecretSettings(whatsapp, { appSecret: "s3cret" }),
  ]);
  const row = async () =>
    sql.first<{ settings: object; settings_cipher: string }>(
      "SELECT settings, settings_cipher FROM gateway_account WHERE id = $1",
      [whatsapp],
    );
  await updateGatewayAccount(shop.as.owner, {
    id: whatsapp,
    settings: { appSecret: "", businessAccountId: "2" },
  });
  const kept = await row();
  expect(openSecretSettings(whatsapp, kept?.settings_cipher ?? "")).toEqual({ appSecret: "s3cret" });
  const view = await updateGatewayAccount(shop.as.owner, { id: whatsapp, settings: { appSecret: "n3w" } });
  const changed = await row();
  expect(openSecretSettings(whatsapp, changed?.settings_cipher ?? "")).toEqual({ appSecret: "n3w" });
  expect(JSON.stringify([view, kept?.settings, changed?.settings])).not.toMatch(/s3cret|n3w|appSecret/);
});
