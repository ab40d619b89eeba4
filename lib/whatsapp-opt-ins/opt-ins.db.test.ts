import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { checkLimits } from "@/lib/campaigns/check-limits";
import { requireContact } from "@/lib/contacts/contact-detail.queries";
import { createContact } from "@/lib/contacts/create-contact";
import { exportContacts } from "@/lib/contacts/export-contacts";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { liftDead } from "@/lib/opt-outs/change-suppression";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { eraseNumber } from "@/lib/retention/erase-number";
import { createSegment } from "@/lib/segments/create-segment";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";
import { recordOptIn, withdrawOptIn } from "@/lib/whatsapp-opt-ins/record-opt-in";
import { storeOptIns } from "@/lib/whatsapp-opt-ins/store-opt-ins";

testDatabase();
const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
let shop: TestWorkspace;
let whatsapp: TestWhatsApp;
let last = 60_126_800_000;
const fresh = () => {
  last += 1;
  return String(last);
};
const SALE = { kind: "template", name: "sale", language: "en", variables: {}, text: "Sale" };
const ORDER = { ...SALE, name: "order", text: "Order" };
const UNTOLD = { ...SALE, name: "untold" };

async function asks(workspace: TestWorkspace, required: boolean) {
  await sql.execute("UPDATE workspace SET settings = settings || $2 WHERE id = $1", [
    workspace.id,
    { whatsappOptInRequired: required },
  ]);
}
async function openShop(required: boolean) {
  const workspace = await createTestWorkspace();
  const account = await createTestWhatsApp(workspace.id);
  await account.template("sale", "Sale");
  await account.template("order", "Order");
  await sql.execute(
    "UPDATE whatsapp_template SET category = 'MARKETING' WHERE gateway_account_id = $1 AND name = 'sale'",
    [account.accountId],
  );
  await asks(workspace, required);
  return { workspace, account };
}
beforeAll(async () => {
  const opened = await openShop(true);
  [shop, whatsapp] = [opened.workspace, opened.account];
});

async function personWith(optedAt: Date | null | "none"): Promise<{ id: string; phone: string }> {
  const phone = fresh();
  const { id } = await createContact(shop.as.owner, {
    phone: `+${phone}`,
    firstName: "Siti",
    lastName: "",
    fields: {},
  });
  if (optedAt !== "none") await optIn(phone, optedAt);
  return { id, phone };
}
const optIn = (phone: string, at: Date | null = null) =>
  inWorkspace(shop.id, (tx) =>
    storeOptIns(
      asSqlRunner(tx),
      { workspaceId: shop.id, source: "import", actor: { id: null, name: "Mei" } },
      [{ phone, at, how: "Form in the shop", words: "Yes, send me offers", proof: "No. 7" }],
    ),
  );
const holds = async (id: string) => {
  const { whatsappOptIn } = await requireContact(shop.id, id);
  return whatsappOptIn !== null && whatsappOptIn.withdrawnAt === null;
};

async function campaignTo(phones: string[], content: object): Promise<SendingCampaign> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     VALUES ($1, $4, 'sending', $2, $5, $3, now()) RETURNING id`,
    [shop.id, whatsapp.accountId, phones.length, randomUUID(), content],
  );
  await sql.query(
    "INSERT INTO message (campaign_id, workspace_id, phone) SELECT $1, $2, unnest($3::text[])",
    [row?.id, shop.id, phones],
  );
  const all = await listSendingCampaigns(whatsapp.accountId);
  return all.find(({ id }) => id === row?.id) as SendingCampaign;
}
const states = (campaignId: string) =>
  sql.query<{ status: string; code: string | null }>(
    "SELECT status::text, failure_code AS code FROM message WHERE campaign_id = $1 ORDER BY phone",
    [campaignId],
  );
const LEFT_OUT = { status: "suppressed", code: "no_opt_in" };
const SENT = { status: "sending", code: null };

describe("S62: marketing by WhatsApp goes only to whom an opt-in is written down of", () => {
  it("is decided at the claim, by the category of the template", async () => {
    const [agreed, not] = [await personWith(null), await personWith("none")];
    const phones = [agreed.phone, not.phone];
    for (const [content, end] of [
      [SALE, LEFT_OUT],
      [ORDER, SENT],
      [UNTOLD, LEFT_OUT],
    ] as const) {
      const campaign = await campaignTo(phones, content);
      await claimFresh(claimer, campaign, 0, 10);
      expect(await states(campaign.id)).toEqual([SENT, end]);
    }
  });

  it("is decided again for a message that is due again, and asked of direct ones", async () => {
    const [agreed, not] = [await personWith(null), await personWith("none")];
    const campaign = await campaignTo([agreed.phone, not.phone], SALE);
    await sql.execute(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
       SELECT campaign_id, id, $2, workspace_id FROM message WHERE campaign_id = $1`,
      [campaign.id, whatsapp.accountId],
    );
    for (let n = 0; n < 2; n += 1) await claimDue(claimer, whatsapp.accountId, 10);
    expect(await states(campaign.id)).toEqual([SENT, LEFT_OUT]);
    const message = { ...SALE, kind: "template" as const };
    const send = (to: string) =>
      sendDirectMessage(shop.as.owner, {
        to: `+${to}`,
        message,
        kind: "direct",
        gatewayAccountId: whatsapp.accountId,
      });
    await expect(send(not.phone)).rejects.toMatchObject({ code: "unprocessable" });
    await send(agreed.phone);
  });

  it("is not asked where opt-ins are kept elsewhere", async () => {
    const { workspace, account } = await openShop(false);
    const row = await sql.first<{ id: string }>(
      `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
       VALUES ($1, 'Sale', 'sending', $2, $3, 1, now()) RETURNING id`,
      [workspace.id, account.accountId, SALE],
    );
    await sql.query("INSERT INTO message (campaign_id, workspace_id, phone) VALUES ($1, $2, $3)", [
      row?.id,
      workspace.id,
      fresh(),
    ]);
    const [campaign] = await listSendingCampaigns(account.accountId);
    await claimFresh(claimer, campaign as SendingCampaign, 0, 10);
    expect(await states(row?.id ?? "")).toEqual([SENT]);
  });

  it("is counted on the check page", async () => {
    const people = [await personWith(null), await personWith("none"), await personWith("none")];
    const draft = async (message: object) =>
      (
        await sql.first<{ id: string }>(
          `INSERT INTO campaign (workspace_id, name, gateway_account_id, message, audience)
           VALUES ($1, $2, $3, $4, $5) RETURNING id`,
          [
            shop.id,
            randomUUID(),
            whatsapp.accountId,
            message,
            { lists: [], phones: people.map(({ phone }) => phone) },
          ],
        )
      )?.id ?? "";
    const sale = await draft(SALE);
    expect((await checkLimits(shop.as.owner, sale))?.optIn).toEqual({ asked: true, without: 2 });
    expect((await checkLimits(shop.as.owner, await draft(ORDER)))?.optIn).toBeNull();
    expect((await checkLimits(shop.as.owner, await draft({ kind: "text", text: "Sale" })))?.optIn).toBeNull();
  });
});

describe("S62: an opt-in", () => {
  it("is ended by any stop, and lifting that does not bring it back", async () => {
    for (const scope of ["all", "whatsapp"] as const) {
      const { id, phone } = await personWith(null);
      await createSuppression(shop.as.owner, { phone: `+${phone}`, reason: "asked", note: "", scope });
      expect(await holds(id)).toBe(false);
      await deleteSuppression(shop.as.owner, { phone });
      expect(await holds(id)).toBe(false);
      await recordOptIn(shop.as.owner, { contactId: id, how: "Asked again", words: "", proof: "" });
      expect(await holds(id)).toBe(true);
    }
    const { id, phone } = await personWith(null);
    await whatsapp.text(phone, "STOP");
    expect(await holds(id)).toBe(false);
    const pressed = await personWith(new Date(Date.now() - 86_400_000));
    await whatsapp.change("user_preferences", {
      user_preferences: [
        {
          wa_id: pressed.phone,
          category: "marketing_messages",
          value: "stop",
          timestamp: Math.floor(Date.now() / 1000),
        },
      ],
    });
    expect(await holds(pressed.id)).toBe(false);
  });

  it("of before a stop does not hold, however late it is brought; a dead number is no stop", async () => {
    const { id, phone } = await personWith("none");
    await createSuppression(shop.as.owner, { phone: `+${phone}`, reason: "asked", note: "" });
    await optIn(phone, new Date(Date.now() - 86_400_000));
    expect(await holds(id)).toBe(false);
    const dead = await personWith(null);
    await sql.execute(
      "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'dead', 'health')",
      [shop.id, dead.phone],
    );
    expect(await holds(dead.id)).toBe(true);
    await sql.transaction((client) =>
      liftDead(client, { workspaceId: shop.id, phone: dead.phone, shortCode: "", ip: null }),
    );
    expect(await holds(dead.id)).toBe(true);
  });

  it("keeps what was shown, is taken back by hand, and an older one changes nothing", async () => {
    const { id, phone } = await personWith("none");
    await recordOptIn(shop.as.owner, {
      contactId: id,
      at: "2026-11-01",
      how: "By phone",
      words: "Offers?",
      proof: "7",
    });
    expect((await requireContact(shop.id, id)).whatsappOptIn).toMatchObject({
      how: "By phone",
      words: "Offers?",
      proof: "7",
      source: "person",
      at: "2026-11-01T12:00:00.000Z",
    });
    await expect(
      recordOptIn(shop.as.owner, { contactId: id, at: "2026-10-01", how: "Older", words: "", proof: "" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await withdrawOptIn(shop.as.owner, { contactId: id });
    expect(await holds(id)).toBe(false);
    expect(await optIn(phone, new Date("2026-11-02"))).toBe(1);
    expect(await holds(id)).toBe(false);
  });

  it("stands in files and segments, and is erased with the person", async () => {
    const [agreed, not] = [await personWith(new Date("2026-11-01T00:00:00Z")), await personWith("none")];
    const table = await exportContacts(shop.as.owner, { q: "", list: undefined } as never);
    const rows: (readonly unknown[])[] = [];
    for await (const page of table.pages) rows.push(...page);
    const of = (phone: string) =>
      rows.find((row) => row[0] === phone)?.[table.columns.indexOf("whatsapp opt-in")];
    expect([of(agreed.phone), of(not.phone)]).toEqual(["2026-11-01T00:00:00.000Z", ""]);
    for (const [value, contacts] of [
      [true, 1],
      [false, 1],
    ] as const) {
      const made = await createSegment(shop.as.owner, {
        name: randomUUID(),
        match: "all",
        conditions: [
          { field: "phone", is: "in", value: [agreed.phone, not.phone] },
          { field: "whatsappOptIn", is: "is", value },
        ],
      } as never);
      expect(made).toMatchObject({ contacts });
    }
    await eraseNumber(shop.as.owner, { phone: agreed.phone, typed: agreed.phone });
    expect(
      await sql.query("SELECT FROM whatsapp_opt_in WHERE workspace_id = $1 AND phone = $2", [
        shop.id,
        agreed.phone,
      ]),
    ).toHaveLength(0);
  });
});
