import { beforeAll, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { startAsking } from "@/lib/campaigns/start-asking";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { resumeAccountRow } from "@/lib/gateway-accounts/resume-account-row";
import { sql } from "@/lib/platform/db/sql";
import { createSegment } from "@/lib/segments/create-segment";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const phone = (n: number) => `65812${String(n).padStart(5, "0")}`;

let shop: TestWorkspace;
let account: string;
beforeAll(async () => {
  shop = await createTestWorkspace();
  account = await createTestAccount(shop.id);
  await createTestList(
    shop.id,
    Array.from({ length: 8 }, (_, n) => ({ phone: phone(n), fields: { visits: String(n) } })),
  );
});

const textedBy = async (id: string) =>
  (
    await sql.query<{ phone: string }>("SELECT phone FROM message WHERE campaign_id = $1 ORDER BY phone", [
      id,
    ])
  ).map((row) => row.phone);

/** Launched for tomorrow, and then its time has come. */
async function scheduled() {
  const { id } = await createSegment(shop.as.marketer, {
    name: `New ${crypto.randomUUID()}`,
    match: "all",
    conditions: [{ field: "fields.visits", is: "lessThan", value: 4 }],
  });
  const at = new Date(Date.now() + 86_400_000).toISOString();
  const campaign = await createDraft(shop.as.marketer, {
    name: "Sale",
    message: { kind: "text", text: "Hi" },
    audience: { lists: [], phones: [], segments: [id] },
    scheduledAt: at,
  });
  const launched = await launchCampaign(shop.as.marketer, { id: campaign.id, confirmRepeat: true });
  expect(launched).toMatchObject({ recipients: 4, asksAgain: true, status: "scheduled" });
  return campaign.id;
}
const due = (id: string) =>
  sql.execute("UPDATE campaign SET scheduled_at = now() - interval '1 second' WHERE id = $1", [id]);
const joins = (n: number) =>
  sql.execute(
    `INSERT INTO contact (workspace_id, phone, fields) VALUES ($1, $2, '{"visits":"0"}')
     ON CONFLICT DO NOTHING`,
    [shop.id, phone(n)],
  );
const leaves = (n: number) =>
  sql.execute(`UPDATE contact SET fields = '{"visits":"9"}' WHERE workspace_id = $1 AND phone = $2`, [
    shop.id,
    phone(n),
  ]);
const asBefore = async () => {
  await sql.execute("DELETE FROM contact WHERE workspace_id = $1 AND phone = $2", [shop.id, phone(100)]);
  await sql.execute(
    `UPDATE contact SET fields = jsonb_set(fields, '{visits}', '"0"') WHERE workspace_id = $1 AND phone = $2`,
    [shop.id, phone(0)],
  );
};

it("S29: a scheduled campaign asks its segments again at its start, once, whoever starts it", async () => {
  const id = await scheduled();
  await joins(100);
  await leaves(0);
  // Not by the way of campaigns without segments, and not before its time.
  await startDueCampaigns();
  expect(await startAsking()).toBe(0);
  await due(id);
  await startDueCampaigns();
  expect((await requireCampaign(shop.as.marketer, id)).status).toBe("scheduled");
  const started = await Promise.all([startAsking(), startAsking(), startAsking()]);
  expect(started.toSorted()).toEqual([0, 0, 1]);
  expect(await textedBy(id)).toEqual([phone(1), phone(2), phone(3), phone(100)]);
  const campaign = await requireCampaign(shop.as.marketer, id);
  expect(campaign).toMatchObject({ status: "sending", recipients: 4, credits: 4 });
  expect(campaign.totals.queued).toBe(4);
  expect(campaign.asksAgain).toBeUndefined();
  await asBefore();
});

it("S29: ended midway it waits with the people of its launch, and the next worker starts it", async () => {
  const id = await scheduled();
  const before = await textedBy(id);
  await due(id);
  await sql.execute(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'killed'; END $$`);
  await sql.execute("CREATE TRIGGER fall AFTER INSERT ON message FOR EACH STATEMENT EXECUTE FUNCTION fall()");
  await expect(startAsking()).rejects.toThrow("killed");
  await sql.execute("DROP TRIGGER fall ON message");
  expect(await textedBy(id)).toEqual(before);
  expect(await requireCampaign(shop.as.marketer, id)).toMatchObject({ status: "scheduled", asksAgain: true });
  expect(await startAsking()).toBe(1);
  expect(await textedBy(id)).toEqual(before);
});

it("S29: no way leads past the question: paused and resumed after its time it is asked all the same", async () => {
  const id = await scheduled();
  await pauseCampaign(shop.as.marketer, { id });
  await due(id);
  expect(await startAsking()).toBe(0);
  await leaves(0);
  await resumeCampaign(shop.as.marketer, { id });
  expect((await requireCampaign(shop.as.marketer, id)).status).toBe("scheduled");
  expect(await startAsking()).toBe(1);
  expect(await textedBy(id)).not.toContain(phone(0));
  await asBefore();
  await expect(sql.execute("UPDATE campaign SET asks_again = true WHERE id = $1", [id])).rejects.toThrow(
    "campaign_asked_before_sending",
  );
});

it("one whose segment is gone at its start is paused with the reason, and taken back it asks nobody", async () => {
  const id = await scheduled();
  await sql.execute(
    `UPDATE segment SET archived_at = now()
     WHERE id = (SELECT (audience -> 'segments' ->> 0)::uuid FROM campaign WHERE id = $1)`,
    [id],
  );
  await due(id);
  expect(await startAsking()).toBe(0);
  expect(await requireCampaign(shop.as.marketer, id)).toMatchObject({
    status: "paused",
    pausedReason: "audience",
  });
  const other = await scheduled();
  await undoLaunch(shop.as.marketer, { id: other });
  expect((await requireCampaign(shop.as.marketer, other)).asksAgain).toBeUndefined();
});

it("S29: it waits for its own import, and keeps no other waiting; an account that is resumed leads there too", async () => {
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, 'Filling') RETURNING id",
    [shop.id],
  );
  await sql.execute(
    `INSERT INTO contact_import (workspace_id, list_id, status, file_name, file_kind)
     VALUES ($1, $2, 'ready', 'people.csv', 'csv')`,
    [shop.id, list?.id],
  );
  const [first, second] = [await scheduled(), await scheduled()];
  await sql.execute(
    `UPDATE campaign SET audience = jsonb_set(audience, '{lists}', jsonb_build_array($2::text))
     WHERE id = $1`,
    [first, list?.id],
  );
  await sql.execute("UPDATE contact_import SET status = 'running' WHERE list_id = $1", [list?.id]);
  await due(first);
  await due(second);
  expect(await startAsking()).toBe(1);
  const status = async (id: string) => (await requireCampaign(shop.as.marketer, id)).status;
  expect([await status(first), await status(second)]).toEqual(["scheduled", "sending"]);
  await sql.execute("UPDATE contact_import SET status = 'finished' WHERE list_id = $1", [list?.id]);
  await sql.execute("UPDATE gateway_account SET status = 'paused', paused_reason = 'credits' WHERE id = $1", [
    account,
  ]);
  await startDueCampaigns();
  expect(await status(first)).toBe("paused");
  await sql.transaction((client) => resumeAccountRow(client, shop.as.owner, account));
  expect(await status(first)).toBe("scheduled");
  expect(await startAsking()).toBe(1);
  expect(await textedBy(first)).toHaveLength(4);
});
