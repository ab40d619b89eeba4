import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { UNDO_SECONDS } from "@/lib/campaigns/campaign.rules";
import { changeCampaign } from "@/lib/campaigns/change-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { sendScheduledNow } from "@/lib/campaigns/send-scheduled-now";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { sql } from "@/lib/platform/db/sql";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const TOMORROW = DateTime.utc().plus({ days: 1 }).startOf("minute");

async function scheduled() {
  const workspace = await createTestWorkspace();
  await createTestAccount(workspace.id);
  const ctx = workspace.as.marketer;
  const { id } = await createDraft(ctx, {
    name: "Esok",
    message: { kind: "text", text: "RM0 Hi" },
    audience: { lists: [], phones: ["60123000001", "60123000002"] },
    scheduledAt: TOMORROW.toISO(),
    timeZone: "Asia/Kuala_Lumpur",
  });
  return { ctx, workspace, campaign: await launchCampaign(ctx, { id, confirmRepeat: true }) };
}

const audited = async (id: string) =>
  (
    await sql.query<{ action: string }>("SELECT action FROM audit_entry WHERE entity_id = $1 ORDER BY id", [
      id,
    ])
  ).map(({ action }) => action);

it("a campaign that waits for a later time has no seconds to undo; one that was just sent has", async () => {
  const { ctx, campaign } = await scheduled();
  expect(campaign).toMatchObject({ status: "scheduled", undoUntil: null });
  const { id } = await createDraft(ctx, {
    message: { kind: "text", text: "RM0 Hi" },
    audience: { lists: [], phones: ["60123000001"] },
  });
  const sent = await launchCampaign(ctx, { id, confirmRepeat: true });
  expect(sent.undoUntil).toBe(sent.scheduledAt);
  expect(sent.undoUntil).not.toBeNull();
});

it("another time keeps it scheduled with its recipients, in the zone that was named or its own", async () => {
  const { ctx, campaign } = await scheduled();
  const local = TOMORROW.plus({ days: 2 }).toFormat("yyyy-MM-dd'T'HH:mm");
  const moved = await rescheduleCampaign(ctx, { id: campaign.id, scheduledAt: local });
  expect(moved).toMatchObject({
    status: "scheduled",
    recipients: 2,
    timeZone: "Asia/Kuala_Lumpur",
    totals: { queued: 2 },
    undoUntil: null,
  });
  expect(moved.scheduledAt).toBe(DateTime.fromISO(local, { zone: "Asia/Kuala_Lumpur" }).toUTC().toISO());
  const there = await rescheduleCampaign(ctx, {
    id: campaign.id,
    scheduledAt: local,
    timeZone: "America/New_York",
  });
  expect(there.timeZone).toBe("America/New_York");
  expect(there.scheduledAt).toBe(DateTime.fromISO(local, { zone: "America/New_York" }).toUTC().toISO());
  expect((await audited(campaign.id)).slice(-2)).toEqual(["campaign.rescheduled", "campaign.rescheduled"]);
});

it("S17: a time that has passed by the database's clock, or is too far ahead, moves nothing", async () => {
  const { ctx, campaign } = await scheduled();
  for (const scheduledAt of [
    "2020-01-01T10:00:00Z",
    DateTime.utc().plus({ years: 3 }).toISO(),
    "tomorrow at ten",
  ])
    await expect(rescheduleCampaign(ctx, { id: campaign.id, scheduledAt })).rejects.toMatchObject({
      code: "invalid",
      fields: { scheduledAt: expect.anything() },
    });
  expect((await requireCampaign(ctx, campaign.id)).scheduledAt).toBe(campaign.scheduledAt);
});

it("S17: of a new time and the worker's start, one wins: it is sending, or waits for the new time", async () => {
  const { ctx, campaign } = await scheduled();
  const later = TOMORROW.plus({ hours: 1 }).toISO();
  for (let round = 0; round < 20; round++) {
    await sql.execute(
      `UPDATE campaign
       SET status = 'scheduled', started_at = NULL, scheduled_at = now() - interval '1 second'
       WHERE id = $1`,
      [campaign.id],
    );
    const moves = [
      () => startDueCampaigns(),
      () => rescheduleCampaign(ctx, { id: campaign.id, scheduledAt: later }),
    ];
    const [first, second] = (round % 2 === 0 ? moves : moves.reverse()).map((move) => move());
    const results = await Promise.allSettled([first, second]);
    const moved = results[round % 2 === 0 ? 1 : 0];
    const now = await requireCampaign(ctx, campaign.id);
    if (now.status === "sending") {
      expect(moved).toMatchObject({ status: "rejected", reason: { code: "unprocessable" } });
      expect(now.scheduledAt).not.toBe(later);
    } else {
      expect(now).toMatchObject({ status: "scheduled", scheduledAt: later });
      expect(moved).toMatchObject({ status: "fulfilled" });
    }
  }
});

it("send now leaves ten seconds to undo, names who pressed it, and undone it has no time any more", async () => {
  const { workspace, campaign } = await scheduled();
  const admin = workspace.as.admin;
  const now = await sendScheduledNow(admin, { id: campaign.id });
  expect(now).toMatchObject({ status: "scheduled", recipients: 2, launchedByName: admin.actor.name });
  expect(now.undoUntil).toBe(now.scheduledAt);
  const wait = await sql.first<{ seconds: number }>(
    "SELECT extract(epoch FROM scheduled_at - launched_at)::float8 AS seconds FROM campaign WHERE id = $1",
    [campaign.id],
  );
  expect(wait?.seconds).toBeCloseTo(UNDO_SECONDS, 1);
  expect((await audited(campaign.id)).at(-1)).toBe("campaign.sentNow");
  const draft = await undoLaunch(admin, { id: campaign.id });
  expect(draft).toMatchObject({ status: "draft", scheduledAt: null, recipients: 0 });
});

it("a program moves the time alone in place; any other change makes a draft of it; a refused one nothing", async () => {
  const { ctx, campaign } = await scheduled();
  const at = TOMORROW.plus({ hours: 3 }).toISO();
  expect(await changeCampaign(ctx, campaign.id, { scheduledAt: at })).toMatchObject({
    status: "scheduled",
    scheduledAt: at,
  });
  expect(await changeCampaign(ctx, campaign.id, { timeZone: "Europe/London" })).toMatchObject({
    status: "scheduled",
    scheduledAt: at,
    timeZone: "Europe/London",
  });
  await expect(
    changeCampaign(ctx, campaign.id, { audience: { lists: [crypto.randomUUID()], phones: [] } }),
  ).rejects.toMatchObject({ code: "invalid" });
  expect((await requireCampaign(ctx, campaign.id)).status).toBe("scheduled");
  expect(await changeCampaign(ctx, campaign.id, { name: "Lusa" })).toMatchObject({
    status: "draft",
    name: "Lusa",
    recipients: 0,
    scheduledAt: at,
  });
  await sql.execute("UPDATE campaign SET status = 'sending' WHERE id = $1", [campaign.id]);
  await expect(changeCampaign(ctx, campaign.id, { scheduledAt: at })).rejects.toThrow();
});
