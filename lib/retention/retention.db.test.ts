import { beforeEach, describe, expect, it } from "vitest";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { applyRetention } from "@/lib/retention/apply-retention";
import { isErasedPhone } from "@/lib/retention/retention.rules";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { plainText } from "@/lib/testing/plain-text";
import { testDatabase } from "@/lib/testing/test-database";
import { resolveMessage } from "@/lib/unresolved-messages/resolve-message";

testDatabase();

let shop: TestWorkspace;
let account: string;

beforeEach(async () => {
  shop = await createTestWorkspace();
  const row = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://127.0.0.1', $2, 'x')
     RETURNING id`,
    [shop.id, shop.slug],
  );
  account = row?.id as string;
});

async function campaignOf(age: number, kind = "campaign", count = 3): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, kind, name, status, gateway_account_id, message, audience,
       recipients, finished_at, updated_at)
     VALUES ($1, $2::campaign_kind, 'Raya', 'finished', $3, '{"kind":"text","text":"Hello Ali"}',
       '{"lists":[],"phones":["60120000001"]}', $4,
       now() - make_interval(days => $5), now() - make_interval(days => $5)) RETURNING id`,
    [shop.id, kind, account, count, age],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone, text, status, failure_code)
     SELECT $1, $2, '6012' || lpad(i::text, 7, '0'), 'Hello ' || i,
       CASE
         WHEN i % 3 = 0 THEN 'failed'
         WHEN i % 3 = 1 THEN 'delivered'
         ELSE 'unresolved' END::message_status,
       NULL
     FROM generate_series(1, $3::int) i`,
    [row?.id, shop.id, count],
  );
  return row?.id as string;
}

const messages = (campaign: string) =>
  sql.query<{ id: number; phone: string; text: string | null; status: string }>(
    "SELECT id, phone, text, status FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaign],
  );
const tally = (campaign: string) =>
  sql.first(
    `SELECT sum(delivered)::int AS delivered, sum(failed)::int AS failed
     FROM campaign_tally
     WHERE campaign_id = $1`,
    [campaign],
  );
const audited = async () =>
  (
    await sql.query<{ after: Record<string, number> }>(
      "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'retention.applied' ORDER BY id",
      [shop.id],
    )
  ).map((line) => line.after);

describe("P-1: what is not kept", () => {
  it("numbers and texts go 90 days after the campaign ended; counts stay, younger ones too, and it is written down once", async () => {
    const old = await campaignOf(91, "campaign", 2_500);
    const young = await campaignOf(89);
    const reply = await campaignOf(120, "reply", 1);
    const before = await tally(old);
    await applyRetention();
    const rows = await messages(old);
    expect(rows.every((row) => isErasedPhone(row.phone) && row.text === null)).toBe(true);
    expect(new Set(rows.map((row) => row.phone)).size).toBe(2_500);
    expect(await tally(old)).toEqual(before);
    expect((await messages(young)).map((row) => row.text)).toEqual(["Hello 1", "Hello 2", "Hello 3"]);
    const [kept] = await sql.query("SELECT message, audience, name FROM campaign WHERE id = $1", [old]);
    expect(kept).toMatchObject({ message: { text: "Hello Ali" }, audience: { phones: [] }, name: "Raya" });
    expect(await sql.first("SELECT message, name FROM campaign WHERE id = $1", [reply])).toMatchObject({
      message: { text: "" },
      name: "",
    });
    await applyRetention();
    expect(await audited()).toEqual([
      { days: 90, messages: 2_501, inbound: 0, parkedReports: 0, rejectedCallbacks: 0, uploads: 0 },
    ]);
  });

  it("a workspace decides how long; one number has one mark in a workspace, and another in another", async () => {
    await sql.execute(`UPDATE workspace SET settings = '{"retentionDays": 30}' WHERE id = $1`, [shop.id]);
    const [one, two] = [await campaignOf(31), await campaignOf(40)];
    const first = shop;
    const other = await createTestWorkspace();
    shop = other;
    const foreign = await campaignOf(100);
    await applyRetention();
    const [mine, again, theirs] = [await messages(one), await messages(two), await messages(foreign)];
    expect(mine[0]?.phone).toBe(again[0]?.phone);
    expect(theirs[0]?.phone).not.toBe(mine[0]?.phone);
    shop = first;
    expect((await audited())[0]).toMatchObject({ days: 30, messages: 6 });
  });

  it("an erased number is never texted: nobody is sent to again, and an unresolved message is not repeated", async () => {
    const old = await campaignOf(91);
    await applyRetention();
    await expect(sendAgainToFailed(shop.as.owner, { id: old })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const unresolved = (await messages(old)).find((row) => row.status === "unresolved");
    const ref = messageRef(old, unresolved?.id ?? 0);
    await expect(resolveMessage(shop.as.owner, { ref, decision: "again" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect(await messages(old)).toHaveLength(3);
  });

  it("inbound texts, what they came as, and silent conversations with their notes", async () => {
    const incoming = {
      workspaceId: shop.id,
      gatewayAccountId: account,
      phone: "60123456789",
      shortCode: "32000",
      contentType: "1",
      raw: "Message=Secret",
      ip: "203.0.113.9",
    };
    const first = await receiveInboundMessage({
      ...incoming,
      ...plainText("My secret"),
      receivedAt: Date.now() - 100 * 86_400_000,
    });
    await sql.execute(
      `INSERT INTO conversation_note (workspace_id, conversation_id, member_name, text)
       VALUES ($1, $2, 'Ali', 'likes tea')`,
      [shop.id, first.conversationId],
    );
    await applyRetention();
    const row = await sql.first<Record<string, unknown>>(
      `SELECT m.phone, m.text, encode(m.raw, 'escape') AS raw, m.ip, c.phone AS who, c.last_text
       FROM inbound_message m JOIN conversation c ON c.id = m.conversation_id
       WHERE m.id = $1`,
      [first.id],
    );
    expect(row).toMatchObject({ text: "", raw: "", ip: null, last_text: "" });
    expect(isErasedPhone(String(row?.phone)) && isErasedPhone(String(row?.who))).toBe(true);
    expect(await sql.query("SELECT 1 FROM conversation_note WHERE workspace_id = $1", [shop.id])).toEqual([]);
    const later = await receiveInboundMessage({
      ...incoming,
      ...plainText("Me again"),
      receivedAt: Date.now() - 95 * 86_400_000,
    });
    expect(later.conversationId).not.toBe(first.conversationId);
    await applyRetention();
    expect(
      await sql.query("SELECT 1 FROM inbound_message WHERE workspace_id = $1 AND text <> ''", [shop.id]),
    ).toEqual([]);
    const today = await receiveInboundMessage({
      ...incoming,
      ...plainText("Today"),
      receivedAt: Date.now(),
    });
    await applyRetention();
    expect(await sql.first("SELECT text, phone FROM inbound_message WHERE id = $1", [today.id])).toEqual({
      text: "Today",
      phone: "60123456789",
    });
  });

  it("parked reports, rejected callbacks and uploads after seven days, and not before", async () => {
    const report = (id: string, verdict: string, days: number) =>
      sql.execute(
        `INSERT INTO delivery_report (workspace_id, gateway_account_id, gateway_message_id, status_code,
           meaning, rank, raw, verdict, received_at)
         VALUES ($1, $2, $3, '1', 'unknown', 10, 'x', $4, now() - make_interval(days => $5))`,
        [shop.id, account, id, verdict, days],
      );
    for (const [id, verdict, days] of [
      ["a", "unmatched", 8],
      ["b", "waiting", 8],
      ["c", "waiting", 6],
      ["d", "applied", 8],
    ] as const)
      await report(id, verdict, days);
    for (const days of [6, 8])
      await sql.execute(
        `INSERT INTO callback_rejection (workspace_id, gateway_account_id, kind, raw, reason, at)
         VALUES ($1, $2, 'report', 'x', 'no', now() - make_interval(days => $3))`,
        [shop.id, account, days],
      );
    const list = await sql.first<{ id: string }>(
      "INSERT INTO list (workspace_id, name) VALUES ($1, 'All') RETURNING id",
      [shop.id],
    );
    for (const days of [6, 8]) {
      const made = await sql.first<{ id: string }>(
        `INSERT INTO contact_import (workspace_id, list_id, file_name, file_kind, status, accepted, columns,
           created_at)
         VALUES ($1, $2, 'a.csv', 'csv', 'finished', 5, '[{"name": "Phone", "samples": ["60123456789"]}]',
           now() - make_interval(days => $3))
         RETURNING id`,
        [shop.id, list?.id, days],
      );
      await sql.execute(
        "INSERT INTO import_chunk (import_id, number, workspace_id, bytes) VALUES ($1, 0, $2, 'x')",
        [made?.id, shop.id],
      );
      await sql.execute(
        `INSERT INTO import_rejection (import_id, row, workspace_id, reason, value, cells)
         VALUES ($1, 1, $2, 'invalid', '012', '[]')`,
        [made?.id, shop.id],
      );
    }
    await applyRetention();
    expect(
      (
        await sql.query<{ id: string }>(
          "SELECT gateway_message_id AS id FROM delivery_report WHERE workspace_id = $1 ORDER BY 1",
          [shop.id],
        )
      ).map((row) => row.id),
    ).toEqual(["c", "d"]);
    const left = (table: string) => sql.query(`SELECT 1 FROM ${table} WHERE workspace_id = $1`, [shop.id]);
    expect(
      [
        await left("callback_rejection"),
        await left("import_chunk"),
        await left("import_rejection"),
        await left("contact_import"),
      ].map((rows) => rows.length),
    ).toEqual([1, 1, 1, 2]);
    const kept = await sql.query<{ columns: unknown }>(
      "SELECT columns FROM contact_import WHERE workspace_id = $1 ORDER BY created_at",
      [shop.id],
    );
    expect(kept.map((row) => row.columns)).toEqual([
      [{ name: "Phone", samples: [] }],
      [{ name: "Phone", samples: ["60123456789"] }],
    ]);
    await applyRetention();
    expect(await audited()).toEqual([
      expect.objectContaining({ parkedReports: 2, rejectedCallbacks: 1, uploads: 1 }),
    ]);
  });
});
