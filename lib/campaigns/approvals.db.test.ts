import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { mindCampaignApprovals } from "@/lib/approvals/mind-campaign-approvals";
import type { CreateDraftInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { changeCampaign } from "@/lib/campaigns/change-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { approveCampaign, declineCampaign } from "@/lib/campaigns/decide-campaign";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { exportCampaigns } from "@/lib/campaigns/export-campaigns";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { sendScheduledNow } from "@/lib/campaigns/send-scheduled-now";
import { startAsking } from "@/lib/campaigns/start-asking";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { sql } from "@/lib/platform/db/sql";
import { changeSegment } from "@/lib/segments/change-segment";
import { createSegment } from "@/lib/segments/create-segment";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let shop: TestWorkspace;
let list: string;
const LATER = "2027-06-01T10:00";

/** Five people, and more than three need another person's yes. */
beforeEach(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
  const contact = (n: number) => ({ phone: `6581200000${n}`, fields: { city: n < 2 ? "Ipoh" : "Penang" } });
  list = await createTestList(shop.id, [0, 1, 2, 3, 4].map(contact));
  await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: 3 });
});

const draft = (more: Partial<CreateDraftInput> = {}, ctx = shop.as.marketer) =>
  createDraft(ctx, {
    name: "Sale",
    message: { kind: "text", text: "Hello" },
    audience: { lists: [list], phones: [] },
    ...more,
  });
const ask = async (more: Partial<CreateDraftInput> = {}) => {
  const { id } = await draft(more);
  return launchCampaign(shop.as.marketer, { id, note: "Please look." });
};
const messages = async (id: string) =>
  (await sql.query("SELECT FROM message WHERE campaign_id = $1", [id])).length;
const actions = async (id: string) =>
  (
    await sql.query<{ action: string }>("SELECT action FROM audit_entry WHERE entity_id = $1 ORDER BY id", [
      id,
    ])
  ).map(({ action }) => action);
/** Somebody else with the same role, whom nobody here let in. */
async function colleague(role: "marketer" | "admin"): Promise<WorkspaceContext> {
  const made = await sql.first<{ user_id: string; id: string }>(
    `WITH person AS (INSERT INTO "user" (email, name, password_hash)
       VALUES ($2, 'Colleague', 'none') RETURNING id)
     INSERT INTO member (workspace_id, user_id, role, created_at)
     SELECT $1, id, $3::role, now() - interval '1 year' FROM person RETURNING id, user_id`,
    [shop.id, `${randomUUID()}@example.com`, role],
  );
  const actor = {
    kind: "member" as const,
    id: made?.id ?? "",
    userId: made?.user_id ?? "",
    name: "Colleague",
    role,
  };
  return { ...shop.as[role], actor };
}

describe("S37: what needs another person's yes is not launched without it", () => {
  it("by the screen, by a key, at a time or at once: nothing is queued, and it says that it waits", async () => {
    const key: WorkspaceContext = {
      ...shop.as.marketer,
      actor: { ...shop.as.marketer.actor, kind: "apiKey", id: randomUUID() },
    };
    for (const [ctx, immediately, scheduledAt] of [
      [shop.as.marketer, false, null],
      [shop.as.marketer, false, LATER],
      [shop.as.owner, false, null],
      [key, true, null],
    ] as const) {
      const { id } = await draft({ scheduledAt });
      const asked = await launchCampaign(ctx, { id, immediately, note: "Please look." });
      expect(asked).toMatchObject({
        status: "draft",
        recipients: 0,
        launchedAt: null,
        approval: { state: "waiting", why: "recipients", above: 3, recipients: 5, note: "Please look." },
      });
      expect(await messages(id)).toBe(0);
      // Once more changes nothing, and is not a second asking.
      await launchCampaign(ctx, { id, immediately });
      expect((await actions(id)).filter((action) => action === "campaign.approvalAsked")).toHaveLength(1);
    }
    await startDueCampaigns();
    expect(
      await sql.query("SELECT FROM campaign WHERE workspace_id = $1 AND status <> 'draft'", [shop.id]),
    ).toEqual([]);
    const exported = await exportCampaigns(shop.as.owner);
    const approval = exported.columns.indexOf("approval");
    for await (const rows of exported.pages)
      expect(new Set(rows.map((row) => row[approval]))).toEqual(new Set(["waiting"]));
  });

  it("by the size in people or credits, and always for a role", async () => {
    const few = await draft({ audience: { lists: [], phones: ["+6581200000"] } });
    await expect(launchCampaign(shop.as.marketer, { id: few.id })).resolves.toMatchObject({
      status: "scheduled",
    });
    await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: null, approveCreditsAbove: 4 });
    expect((await ask()).approval).toMatchObject({ why: "credits", above: 4 });
    await saveApprovalRules(shop.as.owner, {
      approveCreditsAbove: null,
      approveAlwaysForRoles: ["marketer"],
    });
    const one = await draft({ audience: { lists: [], phones: ["+6581200001"] } });
    const asked = await launchCampaign(shop.as.marketer, { id: one.id });
    expect(asked.approval).toMatchObject({ state: "waiting", why: "role", above: null });
    await expect(approveCampaign(await colleague("marketer"), { id: one.id })).rejects.toMatchObject({
      sentence: { key: "problems.approvals.ownRole" },
    });
    await approveCampaign(shop.as.admin, { id: one.id });
  });

  it("approved it is launched as it was, in the name of whoever asked", async () => {
    const { id, approval } = await ask({ scheduledAt: LATER });
    const sent = await approveCampaign(shop.as.admin, { id, note: "Fine.", hash: approval?.hash ?? "" });
    expect(sent).toMatchObject({
      status: "scheduled",
      recipients: 5,
      launchedByName: "Marketer Person",
      approval: { state: "approved", decidedByName: "Admin Person", decisionNote: "Fine." },
    });
    expect(await messages(id)).toBe(5);
    await expect(approveCampaign(shop.as.owner, { id })).rejects.toMatchObject({
      sentence: { key: "problems.approvals.approvedAlready" },
    });
    // Its time is part of it; taken back, it has to be asked for again.
    await expect(sendScheduledNow(shop.as.marketer, { id })).rejects.toMatchObject({ code: "unprocessable" });
    await expect(
      rescheduleCampaign(shop.as.marketer, { id, scheduledAt: "2027-06-02T10:00" }),
    ).rejects.toMatchObject({ sentence: { key: "problems.approvals.timeApproved" } });
    expect((await undoLaunch(shop.as.marketer, { id })).approval?.state).toBe("withdrawn");
    expect((await launchCampaign(shop.as.marketer, { id })).approval?.state).toBe("waiting");
    expect(await messages(id)).toBe(0);
  });

  it("two who answer at once: one is first, and it is launched once", async () => {
    const { id } = await ask();
    const answers = await Promise.allSettled([
      approveCampaign(shop.as.admin, { id }),
      approveCampaign(shop.as.owner, { id }),
      declineCampaign(shop.as.owner, { id }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { status, approval } = await requireCampaign(shop.as.owner, id);
    expect(await messages(id)).toBe(status === "scheduled" ? 5 : 0);
    expect(approval?.state).toBe(status === "scheduled" ? "approved" : "declined");
  });

  it("a change of what is asked about ends the asking; one of the name does not", async () => {
    const asked = await ask();
    const renamed = await updateDraft(shop.as.marketer, {
      id: asked.id,
      version: asked.version,
      patch: { name: "Other name" },
    });
    expect(renamed.approval?.state).toBe("waiting");
    const changes: CreateDraftInput[] = [
      { message: { kind: "text", text: "Hello!" } },
      { sender: "Kedai" },
      { audience: { lists: [list], phones: ["+6581299999"] } },
      { scheduledAt: LATER },
      { slowStart: true },
      { retry: { afterHours: 6, times: 1 } },
      { split: { texts: ["Hello there"], share: 20, by: "replies", afterHours: 4, ifClose: "first" } },
      { split: { texts: ["Hello, you"], share: 20, by: "replies", afterHours: 4, ifClose: "first" } },
      { split: { texts: ["Hello, you"], share: 20, by: "delivered", afterHours: 4, ifClose: "first" } },
    ];
    let { version, approval } = renamed;
    for (const patch of changes) {
      const changed = await updateDraft(shop.as.marketer, { id: asked.id, version, patch });
      expect(changed.approval?.state).toBe("changed");
      await expect(approveCampaign(shop.as.admin, { id: asked.id })).rejects.toMatchObject({
        code: "unprocessable",
      });
      const again = await launchCampaign(shop.as.marketer, { id: asked.id });
      expect(again.approval?.state).toBe("waiting");
      expect(again.approval?.hash).not.toBe(approval?.hash);
      ({ version, approval } = again);
    }
    // Through the API too; and what was not looked at is not approved.
    await expect(
      approveCampaign(shop.as.admin, { id: asked.id, hash: asked.approval?.hash ?? "" }),
    ).rejects.toMatchObject({ sentence: { key: "problems.approvals.changed" } });
    await changeCampaign(shop.as.marketer, asked.id, { message: { kind: "text", text: "Other" } });
    expect((await requireCampaign(shop.as.admin, asked.id)).approval?.state).toBe("changed");
    expect(await messages(asked.id)).toBe(0);
  });

  it("a copy is not approved with what it was copied from", async () => {
    const { id } = await ask();
    await approveCampaign(shop.as.admin, { id });
    const copy = await duplicateCampaign(shop.as.marketer, { id });
    expect(copy.approval).toBeUndefined();
    expect(
      (await launchCampaign(shop.as.marketer, { id: copy.id, confirmRepeat: true })).approval?.state,
    ).toBe("waiting");
  });

  it("declined it stays a draft, with the reason and for the webhook", async () => {
    const endpoint = await sql.first<{ id: string }>(
      `INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events)
       VALUES ($1, 'https://shop.example.com', '\\x00',
         '{campaign.awaiting_approval,campaign.approved,campaign.declined}') RETURNING id`,
      [shop.id],
    );
    const { id } = await ask();
    const declined = await declineCampaign(shop.as.admin, { id, note: "The price is wrong." });
    expect(declined).toMatchObject({
      status: "draft",
      approval: { state: "declined", decidedByName: "Admin Person", decisionNote: "The price is wrong." },
    });
    expect(await actions(id)).toEqual(["campaign.created", "campaign.approvalAsked", "campaign.declined"]);
    const told = await sql.query<{ event: string; payload: object }>(
      "SELECT event, payload FROM webhook_delivery WHERE endpoint_id = $1 ORDER BY created_at, event",
      [endpoint?.id],
    );
    expect(told.map(({ event }) => event).sort()).toEqual([
      "campaign.awaiting_approval",
      "campaign.declined",
    ]);
    expect(told.find(({ event }) => event === "campaign.declined")?.payload).toMatchObject({
      id,
      by: "Admin Person",
      note: "The price is wrong.",
    });
  });
});

describe("S37: another person than its author", () => {
  const refused = { code: "forbidden" };

  it("not whoever asked, wrote or changed it, by another login or a key either", async () => {
    const { id, version } = await draft({}, shop.as.marketer);
    await updateDraft(shop.as.admin, { id, version, patch: { message: { kind: "text", text: "Better" } } });
    await launchCampaign(shop.as.owner, { id });
    for (const ctx of [shop.as.marketer, shop.as.admin, shop.as.owner])
      for (const decide of [approveCampaign, declineCampaign])
        await expect(decide(ctx, { id })).rejects.toMatchObject(refused);
    const made = await createApiKey(shop.as.owner, { name: "Till", role: "admin", expiresInDays: null });
    const key = (apiKeyId: string): WorkspaceContext => ({
      ...shop.as.admin,
      actor: { kind: "apiKey", id: apiKeyId, name: "Till", role: "admin" },
    });
    await expect(approveCampaign(key(made.id), { id })).rejects.toMatchObject(refused);
    // Nobody stands behind this one.
    await expect(approveCampaign(key(randomUUID()), { id })).rejects.toMatchObject(refused);
    // A login that one of them let in a moment ago is in the same hands.
    const fresh = await colleague("admin");
    await sql.execute("UPDATE member SET created_at = now(), added_by_id = $2 WHERE id = $1", [
      fresh.actor.id,
      shop.people.admin.userId,
    ]);
    await expect(approveCampaign(fresh, { id })).rejects.toMatchObject(refused);
    expect((await requireCampaign(shop.as.owner, id)).approval?.state).toBe("waiting");
    const other = await colleague("marketer");
    const theirs = await createApiKey(
      { ...shop.as.owner, actor: { ...other.actor, role: "owner" } },
      { name: "Their own", role: "marketer", expiresInDays: null },
    );
    await expect(approveCampaign(key(theirs.id), { id })).resolves.toMatchObject({ status: "scheduled" });
  });

  it("a key that the operator made stands for itself: another one than the author's approves", async () => {
    const keyOf = async (name: string): Promise<WorkspaceContext> => {
      const operator = { kind: "system", id: "operator", name: "Operator", role: "owner" } as const;
      const { id } = await createApiKey(
        { ...shop.as.owner, actor: operator },
        { name, role: "admin", expiresInDays: null },
      );
      return { ...shop.as.admin, actor: { kind: "apiKey", id, name, role: "admin" } };
    };
    const [author, approver] = [await keyOf("Author"), await keyOf("Approver")];
    const { id } = await draft({}, author);
    expect((await launchCampaign(author, { id })).approval?.state).toBe("waiting");
    await expect(approveCampaign(author, { id })).rejects.toMatchObject(refused);
    await expect(approveCampaign(approver, { id })).resolves.toMatchObject({ status: "scheduled" });
  });

  it("nobody lifts the rule, sends and puts it back alone", async () => {
    await saveApprovalRules(shop.as.admin, { approveCampaignsAbove: null });
    const { id } = await draft({}, shop.as.admin);
    expect((await launchCampaign(shop.as.admin, { id })).approval?.state).toBe("waiting");
    const others = await draft();
    await expect(launchCampaign(shop.as.marketer, { id: others.id })).resolves.toMatchObject({
      status: "scheduled",
    });
  });
});

describe("S37: what waits for its time", () => {
  it("waits for a yes when the rule is set, and keeps its time", async () => {
    await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: null });
    const { id } = await draft({ scheduledAt: LATER });
    await launchCampaign(shop.as.marketer, { id });
    const { scheduledAt } = await requireCampaign(shop.as.owner, id);
    await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: 4 });
    const held = await requireCampaign(shop.as.owner, id);
    expect(held).toMatchObject({
      status: "draft",
      scheduledAt,
      approval: { state: "waiting", recipients: 5 },
    });
    expect(await messages(id)).toBe(0);
    await expect(approveCampaign(shop.as.marketer, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await approveCampaign(shop.as.admin, { id })).toMatchObject({ status: "scheduled", scheduledAt });
  });

  async function bySegment(city: string) {
    const question = {
      match: "all" as const,
      conditions: [{ field: "fields.city", is: "is" as const, value: city }],
    };
    const segment = await createSegment(shop.as.marketer, { name: city, ...question });
    const audience = { lists: [], phones: [], segments: [segment.id] };
    return { segmentId: segment.id, audience, name: city };
  }
  const due = (id: string) =>
    sql.execute("UPDATE campaign SET scheduled_at = now() - interval '1 second' WHERE id = $1", [id]);

  it("is held when its segments find more at its start than anybody may launch alone", async () => {
    const { audience } = await bySegment("Ipoh");
    const { id } = await draft({ audience, scheduledAt: LATER });
    expect((await launchCampaign(shop.as.marketer, { id })).status).toBe("scheduled");
    await sql.execute(`UPDATE contact SET fields = '{"city": "Ipoh"}' WHERE workspace_id = $1`, [shop.id]);
    await due(id);
    await startAsking();
    expect(await requireCampaign(shop.as.owner, id)).toMatchObject({
      status: "draft",
      scheduledAt: null,
      approval: { state: "waiting", recipients: 5, askedByName: "Marketer Person" },
    });
    expect(await messages(id)).toBe(0);
    await expect(approveCampaign(shop.as.marketer, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(approveCampaign(shop.as.admin, { id })).resolves.toMatchObject({ recipients: 5 });
  });

  it("may grow once its question is approved, but not ask another one", async () => {
    await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: 1 });
    const { audience, segmentId, name } = await bySegment("Ipoh");
    const launched: string[] = [];
    for (const more of [0, 1]) {
      const { id } = await draft({ audience, scheduledAt: LATER, name: `Sale ${more}` });
      await launchCampaign(shop.as.marketer, { id, confirmRepeat: true });
      await approveCampaign(shop.as.admin, { id });
      launched.push(id);
    }
    const [grows = "", asksOtherwise = ""] = launched;
    await sql.execute(`UPDATE contact SET fields = '{"city": "Ipoh"}' WHERE phone = '65812000003'`);
    await due(grows);
    await startAsking();
    expect(await requireCampaign(shop.as.owner, grows)).toMatchObject({ status: "sending", recipients: 3 });
    const waiting = await draft({ audience, name: "Third" });
    const minded = await draft({ audience, name: "Fourth" });
    for (const { id } of [waiting, minded])
      await launchCampaign(shop.as.marketer, { id, confirmRepeat: true });
    await changeSegment(shop.as.owner, {
      segmentId,
      name,
      match: "any",
      conditions: [{ field: "fields.city", is: "isNotEmpty", value: null }],
    });
    await due(asksOtherwise);
    await startAsking();
    expect(await requireCampaign(shop.as.owner, asksOtherwise)).toMatchObject({
      status: "draft",
      approval: { state: "waiting" },
    });
    await expect(approveCampaign(shop.as.admin, { id: waiting.id })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await requireCampaign(shop.as.owner, waiting.id)).approval?.state).toBe("changed");
    expect((await requireCampaign(shop.as.owner, minded.id)).approval?.state).toBe("waiting");
    await mindCampaignApprovals();
    expect((await requireCampaign(shop.as.owner, minded.id)).approval?.state).toBe("changed");
  });
});

it("S37: a request is called for again and ends after three days or at the campaign's time", async () => {
  const { id } = await ask();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  expect((await ask({ scheduledAt: tomorrow })).approval?.expiresAt).toBe(tomorrow);
  const alarms = async () =>
    (
      await sql.query<{ kind: string; over: boolean }>(
        "SELECT kind, resolved_at IS NOT NULL AS over FROM alarm WHERE entity_id = $1",
        [id],
      )
    ).map(({ kind, over }) => `${kind} ${over}`);
  const mind = async () => {
    while (await mindCampaignApprovals());
  };
  await mind();
  expect(await alarms()).toEqual([]);
  await sql.execute("UPDATE campaign SET approval_due_at = now() WHERE id = $1", [id]);
  await mind();
  expect(await alarms()).toEqual(["campaign.approval false"]);
  await sql.execute(
    `UPDATE campaign
     SET approval_due_at = now(), approval = approval || '{"expiresAt": "2026-01-01T00:00:00.000Z"}'
     WHERE id = $1`,
    [id],
  );
  await mind();
  expect(await alarms()).toEqual(["campaign.approval true"]);
  expect((await requireCampaign(shop.as.owner, id)).approval?.state).toBe("expired");
  await expect(approveCampaign(shop.as.admin, { id })).rejects.toMatchObject({ code: "unprocessable" });
  expect(await messages(id)).toBe(0);
});
