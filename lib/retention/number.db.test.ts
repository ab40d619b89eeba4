import { beforeEach, describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";

import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { addContacts } from "@/lib/lists/add-contacts";
import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { applyRetention } from "@/lib/retention/apply-retention";
import { eraseNumber } from "@/lib/retention/erase-number";
import { erasedPhone } from "@/lib/retention/erased-phone";
import { erasingKey } from "@/lib/retention/erasing-key";
import { exportNumber } from "@/lib/retention/export-number";
import { findNumber } from "@/lib/retention/number.queries";
import type { NumberExport } from "@/lib/retention/number.view";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { plainText } from "@/lib/testing/plain-text";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const PHONE = "60123456789";
const OTHER = "60129999999";
let shop: TestWorkspace;
let account: string;
let list: string;

beforeEach(async () => {
  shop = await createTestWorkspace();
  account = await idOf(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://127.0.0.1', $2, 'x')
     RETURNING id`,
    [shop.id, shop.slug],
  );
  list = await idOf("INSERT INTO list (workspace_id, name) VALUES ($1, 'Regulars') RETURNING id", [shop.id]);
});

const idOf = async (text: string, values: unknown[]) =>
  (await sql.first<{ id: string }>(text, values))?.id as string;

async function campaignOf(
  kind: string,
  rows: { phone: string; text: string; status: string }[],
): Promise<string> {
  const id = await idOf(
    `INSERT INTO campaign (workspace_id, kind, name, status, gateway_account_id, message, audience,
       recipients, launched_at, finished_at)
     VALUES ($1, $2::campaign_kind, 'Raya', 'finished', $3, '{"kind":"text","text":"Hello there"}', $4, $5,
       now(), now())
     RETURNING id`,
    [
      shop.id,
      kind,
      account,
      JSON.stringify({ lists: [], phones: kind === "campaign" ? ["012-345 6789", OTHER] : [PHONE] }),
      rows.length,
    ],
  );
  for (const row of rows)
    await sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone, text, status)
       VALUES ($1, $2, $3, $4, $5::message_status)`,
      [id, shop.id, row.phone, row.text, row.status],
    );
  return id;
}

/** Everything that a workspace can hold about one number, and beside it the same about another. */
async function fill(): Promise<{ campaign: string; direct: string; conversation: string }> {
  for (const phone of [PHONE, OTHER])
    await addContacts(shop.as.owner, {
      listId: list,
      contacts: [{ phone, firstName: "Siti", lastName: "", fields: { city: "Ipoh" } }],
    });
  const campaign = await campaignOf("campaign", [
    { phone: PHONE, text: "Hello Siti", status: "delivered" },
    { phone: OTHER, text: "Hello Other", status: "delivered" },
  ]);
  const direct = await campaignOf("direct", [{ phone: PHONE, text: "Your code is 4711", status: "failed" }]);
  const message = await sql.first<{ id: number }>(
    "SELECT id FROM message WHERE campaign_id = $1 AND phone = $2",
    [campaign, PHONE],
  );
  await sql.execute(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome,
       gateway_message_id, detail, started_at)
     VALUES ($1, $2, 1, 1, $3, 's', 'accepted', 'M-1', $4, now())`,
    [campaign, message?.id, shop.id, `1701:M-1 ${PHONE}`],
  );
  const batch = await sql.first<{ id: number }>(
    `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, seqno, message_ids,
       first_message_id, last_message_id)
     VALUES ($1, $2, $3, 's', ARRAY[$4::bigint], $4, $4) RETURNING id`,
    [shop.id, campaign, account, message?.id],
  );
  await sql.execute(
    `INSERT INTO untracked_attempt (batch_id, number, claim_id, workspace_id, campaign_id, seqno, outcome,
       detail, started_at)
     VALUES ($1, 1, 1, $2, $3, 's', 'refused', $4, now())`,
    [batch?.id, shop.id, campaign, `1705: ${PHONE}`],
  );
  await sql.execute(
    `INSERT INTO delivery_report (workspace_id, gateway_account_id, gateway_message_id, status_code,
       meaning, rank, raw, verdict)
     VALUES ($1, $2, 'M-1', '6', 'delivered', 100, $3, 'applied')`,
    [shop.id, account, `MsgId=M-1&Status=6&Mobile=${PHONE}`],
  );
  await sql.execute(
    `INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events)
     VALUES ($1, 'https://x', 'x', '{inbound.received,message.status}')`,
    [shop.id],
  );
  const incoming = {
    workspaceId: shop.id,
    gatewayAccountId: account,
    shortCode: "32000",
    contentType: "1",
    ip: "203.0.113.9",
  };
  const [first] = [
    await receiveInboundMessage({
      ...incoming,
      phone: PHONE,
      ...plainText("My secret"),
      raw: `Sender=${PHONE}&Msg=My+secret`,
      receivedAt: Date.now(),
    }),
    await receiveInboundMessage({
      ...incoming,
      phone: OTHER,
      ...plainText("Not yours"),
      raw: `Sender=${OTHER}`,
      receivedAt: Date.now(),
    }),
    await receiveInboundMessage({
      ...incoming,
      phone: PHONE,
      ...plainText("STOP"),
      raw: `Sender=${PHONE}&Msg=STOP`,
      receivedAt: Date.now(),
    }),
  ];
  await sql.execute(
    `INSERT INTO conversation_note (workspace_id, conversation_id, member_name, text)
     VALUES ($1, $2, 'Ali', 'likes tea')`,
    [shop.id, first.conversationId],
  );
  const label = await idOf(
    "INSERT INTO inbox_label (workspace_id, name) VALUES ($1, 'Refunds') RETURNING id",
    [shop.id],
  );
  await sql.execute(
    "INSERT INTO conversation_label (workspace_id, conversation_id, label_id) VALUES ($1, $2, $3)",
    [shop.id, first.conversationId, label],
  );
  await sql.execute(
    `INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, raw, body, headers, reason)
     VALUES ($1, $2, 'inbound', $3, '', '{}', 'no'), ($1, $2, 'inbound', '', $3, '{}', 'no'),
       ($1, $2, 'inbound', '', '', $4, 'no'), ($1, $2, 'inbound', '', $5, '{}', 'no')`,
    [
      shop.id,
      account,
      Buffer.from(`Sender=%2B${PHONE}`),
      JSON.stringify({ from: PHONE }),
      Buffer.from(`Sender=${OTHER}`),
    ],
  );
  await sql.execute("UPDATE inbound_message SET sign_words = 'my secret' WHERE phone = $1", [PHONE]);
  const made = await idOf(
    `INSERT INTO contact_import (workspace_id, list_id, file_name, file_kind, status)
     VALUES ($1, $2, 'a.csv', 'csv', 'finished')
     RETURNING id`,
    [shop.id, list],
  );
  const [known] = await sql.query("SELECT id::text FROM contact WHERE workspace_id = $1 AND phone = $2", [
    shop.id,
    PHONE,
  ]);
  // The first is of a contact that was deleted before, the second of an import of an older version.
  for (const who of [{ id: "1", phone: PHONE }, { id: known?.id }])
    await sql.execute(
      `INSERT INTO import_change (import_id, workspace_id, created, joined, before)
       VALUES ($1, $2, '{}', '{}', $3)`,
      [
        made,
        shop.id,
        JSON.stringify([
          { ...who, firstName: "Sitti", lastName: "" },
          { id: "2", phone: OTHER, firstName: "Otter", lastName: "" },
        ]),
      ],
    );
  await sql.execute(
    `INSERT INTO import_rejection (import_id, row, workspace_id, reason, value, cells)
     VALUES ($1, 1, $2, 'x', '', $3), ($1, 2, $2, 'x', '', $4)`,
    [made, shop.id, JSON.stringify(["Siti", "012-345 6789"]), JSON.stringify(["Other", "012-999 9999"])],
  );
  return { campaign, direct, conversation: first.conversationId };
}

/** Every row of the workspace, as text: whatever is in it is still held. */
async function everything(): Promise<string> {
  const tables = await sql.query<{ name: string }>(
    `SELECT table_name AS name
     FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'workspace_id'`,
  );
  const all = [];
  for (const { name } of tables) {
    const raw =
      { inbound_message: "encode(raw, 'escape')", callback_rejection: "encode(raw || body, 'escape')" }[
        name
      ] ?? "''";
    const rows = await sql.query<{ row: string }>(
      `SELECT '${name}: ' || t::text || ' ' || ${raw} AS row
       FROM ${name} t WHERE workspace_id = $1`,
      [shop.id],
    );
    all.push(...rows.map(({ row }) => row));
  }
  return all.join("\n");
}

const holds = (all: string, ...words: string[]) =>
  all
    .split("\n")
    .filter((row) => words.some((word) => row.includes(word)) && !row.startsWith("suppression: "));

describe("P-1: one number is taken out", () => {
  it("everything about it, and nothing about another; written down with the number masked", async () => {
    const { campaign } = await fill();
    const file = await exportNumber(shop.as.admin, { phone: "012-345 6789" });
    const all = JSON.parse(file.content) as NumberExport;
    expect(all).toMatchObject({
      phone: PHONE,
      contact: { firstName: "Siti", fields: { city: "Ipoh" }, lists: [{ name: "Regulars" }] },
      suppression: { reason: "stop", source: "keyword" },
      notes: [{ by: "Ali", text: "likes tea" }],
      labels: ["Refunds"],
    });
    expect(all.messages.map(({ text, status }) => [text, status])).toEqual([
      ["Hello Siti", "delivered"],
      ["Your code is 4711", "failed"],
    ]);
    expect(all.messages[0]?.id).toBe(messageRef(campaign, (await messageOf(campaign)).id));
    expect(all.received.map(({ text, raw }) => [text, raw])).toEqual([
      ["My secret", `Sender=${PHONE}&Msg=My+secret`],
      ["STOP", `Sender=${PHONE}&Msg=STOP`],
    ]);
    expect(file.content).not.toContain(OTHER);
    const line = await sql.first(
      "SELECT entity_id, actor_name FROM audit_entry WHERE workspace_id = $1 AND action = 'number.exported'",
      [shop.id],
    );
    expect(line).toEqual({ entity_id: "60•••••6789", actor_name: "Admin Person" });
    const stranger = await createTestWorkspace();
    expect(JSON.parse((await exportNumber(stranger.as.owner, { phone: PHONE })).content)).toMatchObject({
      contact: null,
      suppression: null,
      messages: [],
      received: [],
      notes: [],
      labels: [],
    });
  });
});

const messageOf = async (campaign: string) =>
  (await sql.first<{ id: number; phone: string; text: string | null; status: string }>(
    "SELECT id, phone, text, status FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 1",
    [campaign],
  )) as { id: number; phone: string; text: string | null; status: string };

describe("P-1: one number is erased", () => {
  it("no row of any table holds it or what was said, but for its suppression; the other number keeps everything", async () => {
    await fill();
    const others = holds(await everything(), OTHER, "Not yours", "Hello Other", "Otter").length;
    expect(await findNumber(shop.as.admin, { phone: PHONE })).toMatchObject({
      contact: true,
      lists: 1,
      messages: 2,
      received: 2,
      notes: 1,
    });
    await eraseNumber(shop.as.admin, { phone: "+60 12-345 6789", typed: PHONE });
    const left = await everything();
    expect(
      holds(
        left,
        PHONE,
        "123456789",
        "345 6789",
        "My secret",
        "my secret",
        "Hello Siti",
        "Sitti",
        "is 4711",
        "likes tea",
      ),
    ).toEqual([]);
    expect(holds(left, OTHER, "Not yours", "Hello Other", "Otter")).toHaveLength(others);
    expect(await findNumber(shop.as.admin, { phone: PHONE })).toMatchObject({
      contact: false,
      messages: 0,
      received: 0,
      notes: 0,
    });
    expect(await sql.query("SELECT 1 FROM conversation_label WHERE workspace_id = $1", [shop.id])).toEqual(
      [],
    );
    expect(await sql.first("SELECT contact_count FROM list WHERE id = $1", [list])).toEqual({
      contact_count: 1,
    });
  });

  it("messages stay with their status under an HMAC, and totals still sum", async () => {
    const { campaign, direct } = await fill();
    const tally = () =>
      sql.query(
        `SELECT campaign_id, sum(delivered)::int AS d, sum(failed)::int AS f
         FROM campaign_tally
         WHERE workspace_id = $1
         GROUP BY 1
         ORDER BY 1`,
        [shop.id],
      );
    const before = await tally();
    await eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE });
    expect(await tally()).toEqual(before);
    const mark = erasedPhone(await erasingKey(sql.pool(), shop.id), PHONE);
    expect(await messageOf(campaign)).toMatchObject({ phone: mark, text: null, status: "delivered" });
    expect(await messageOf(direct)).toMatchObject({ phone: mark, text: null, status: "failed" });
    expect(await sql.first("SELECT message, name FROM campaign WHERE id = $1", [direct])).toMatchObject({
      message: { text: "" },
      name: "",
    });
    expect(
      await sql.first("SELECT message, audience, name FROM campaign WHERE id = $1", [campaign]),
    ).toMatchObject({
      message: { text: "Hello there" },
      audience: { phones: [OTHER] },
      name: "Raya",
    });
  });

  it("who opted out stays opted out: a later import brings the contact back, suppressed", async () => {
    await fill();
    expect(await eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE })).toMatchObject({
      suppressionKept: true,
    });
    await addContacts(shop.as.owner, {
      listId: list,
      contacts: [{ phone: PHONE, firstName: "", lastName: "", fields: {} }],
    });
    expect(await findNumber(shop.as.admin, { phone: PHONE })).toMatchObject({
      contact: true,
      messages: 0,
      suppressed: true,
    });
    expect(
      await sql.first("SELECT reason FROM suppression WHERE workspace_id = $1 AND phone = $2", [
        shop.id,
        PHONE,
      ]),
    ).toEqual({
      reason: "stop",
    });
  });

  it.each([
    ["queued", /being texted right now/],
    ["sending", /being texted right now/],
    ["unresolved", /do not know whether/],
  ])(
    "a number with a text that is %s is refused with a sentence, and nothing is touched",
    async (status, sentence) => {
      await fill();
      await campaignOf("campaign", [{ phone: PHONE, text: "Hi", status }]);
      const before = await everything();
      const { blocked } = await findNumber(shop.as.admin, { phone: PHONE });
      expect(blocked && english(blocked)).toMatch(sentence);
      await expect(eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE })).rejects.toMatchObject({
        code: "unprocessable",
        message: expect.stringMatching(sentence),
      });
      expect(await everything()).toBe(before);
    },
  );

  it("no number is erased while an import runs, whose file may bring it back", async () => {
    await fill();
    await sql.execute("UPDATE contact_import SET status = 'running' WHERE workspace_id = $1", [shop.id]);
    await expect(eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE })).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringMatching(/A file is being imported right now/),
    });
  });

  it("the number is typed once more, and who erased it is written down with it masked", async () => {
    await fill();
    await expect(eraseNumber(shop.as.admin, { phone: PHONE, typed: OTHER })).rejects.toMatchObject({
      fields: { typed: expect.any(String) },
    });
    expect(await findNumber(shop.as.admin, { phone: PHONE })).toMatchObject({ contact: true });
    await eraseNumber(shop.as.admin, { phone: PHONE, typed: "+60 12-345 6789" });
    expect(
      await sql.first(
        "SELECT entity_id, after FROM audit_entry WHERE workspace_id = $1 AND action = 'number.erased'",
        [shop.id],
      ),
    ).toEqual({
      entity_id: "60•••••6789",
      after: { contact: 1, messages: 2, received: 2, notes: 1, suppressionKept: true },
    });
  });

  it("whoever writes again begins a new conversation, and can be erased again", async () => {
    const { conversation } = await fill();
    await eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE });
    const again = {
      workspaceId: shop.id,
      gatewayAccountId: account,
      phone: PHONE,
      shortCode: "32000",
      contentType: "1",
      ip: null,
    };
    const later = await receiveInboundMessage({
      ...again,
      ...plainText("Me again"),
      raw: "x",
      receivedAt: Date.now(),
    });
    expect(later.conversationId).not.toBe(conversation);
    expect(await eraseNumber(shop.as.admin, { phone: PHONE, typed: PHONE })).toMatchObject({
      received: 1,
      messages: 0,
    });
    await applyRetention();
    expect(holds(await everything(), "Me again", PHONE)).toEqual([]);
  });
});
