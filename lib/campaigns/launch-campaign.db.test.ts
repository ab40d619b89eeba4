import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getCampaign, listCampaigns } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { english } from "@/lib/core/english";
import { mergeProblems } from "@/lib/core/merge-problems";
import { renderTemplate } from "@/lib/core/merge-text";
import { countParts, isGsm7 } from "@/lib/core/sms-text";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function workspaceWithList(contacts: number) {
  const workspace = await createTestWorkspace();
  await createTestAccount(workspace.id);
  const list = await createTestList(
    workspace.id,
    Array.from({ length: contacts }, (_, index) => ({
      phone: `6012${String(3_000_000 + index)}`,
      firstName: index % 3 === 0 ? "" : `Siti ${index}`,
    })),
  );
  return { workspace, ctx: workspace.as.marketer, list };
}

const rowsOf = (campaignId: string) =>
  sql.query<{ phone: string; text: string | null; parts: number; status: string }>(
    "SELECT phone, text, parts, status FROM message WHERE campaign_id = $1 ORDER BY phone",
    [campaignId],
  );

describe("launchCampaign", () => {
  it("S1: 50 launches at once and one draft key make one campaign and one set of rows", async () => {
    const { ctx, list } = await workspaceWithList(200);
    const draftKey = crypto.randomUUID();
    const drafts = await Promise.all(
      Array.from({ length: 10 }, () =>
        createDraft(ctx, {
          draftKey,
          name: "Sale",
          message: { kind: "text", text: "RM0 Hi {{firstName|you}}" },
          audience: { lists: [list], phones: [] },
        }),
      ),
    );
    expect(new Set(drafts.map((draft) => draft.id)).size).toBe(1);
    const id = drafts[0]?.id as string;
    const launched = await Promise.all(
      Array.from({ length: 50 }, () => launchCampaign(ctx, { id, expectedRecipients: 200 })),
    );
    expect(
      new Set(launched.map((campaign) => `${campaign.status} ${campaign.recipients} ${campaign.scheduledAt}`))
        .size,
    ).toBe(1);
    expect(await rowsOf(id)).toHaveLength(200);
    expect(launched[0]?.totals.queued).toBe(200);
    expect(
      (await sql.query("SELECT FROM audit_entry WHERE action = 'campaign.launched' AND entity_id = $1", [id]))
        .length,
    ).toBe(1);
  });

  it("S1: one phone is one message, however often lists and pasted numbers name it; suppressed and invalid ones are left out and counted", async () => {
    const { ctx, workspace, list } = await workspaceWithList(10);
    const second = await createTestList(workspace.id, [
      { phone: "60123000000", firstName: "" },
      { phone: "60129999999", firstName: "Mei" },
    ]);
    await sql.execute(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       VALUES ($1, '60123000003', 'opt_out', 'test')`,
      [workspace.id],
    );
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hello" },
      audience: {
        lists: [list, second],
        phones: ["012-300 0001", "+60 12-888 8888", "0128888888", "12", "6.01E+10"],
      },
    });
    const estimate = await estimateCampaign(ctx, { id: draft.id });
    expect(estimate).toMatchObject({
      recipients: 11,
      duplicates: 3,
      suppressed: 1,
      invalid: 2,
      credits: 11,
      byParts: { "1": 11 },
      malaysian: 11,
    });
    const launched = await launchCampaign(ctx, { id: draft.id });
    expect(launched).toMatchObject({
      recipients: 11,
      credits: 11,
      removed: { duplicates: 3, suppressed: 1, invalid: 2 },
    });
    expect(new Set((await rowsOf(draft.id)).map((row) => row.phone)).size).toBe(11);
  });

  it("refuses an audience that has changed since the person agreed to it, and leaves the draft a draft", async () => {
    const { ctx, list } = await workspaceWithList(5);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hi" },
      audience: { lists: [list], phones: [] },
    });
    await expect(launchCampaign(ctx, { id: draft.id, expectedRecipients: 4 })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await getCampaign(ctx, draft.id))?.status).toBe("draft");
    expect(await rowsOf(draft.id)).toHaveLength(0);
  });

  it("refuses merge fields on the untracked page, a long sender and a broken header, with the reason", async () => {
    const { ctx, list } = await workspaceWithList(2);
    const audience = { lists: [list], phones: [] };
    const cases = [
      {
        message: { kind: "text" as const, text: "Hi {{firstName}}" },
        delivery: "untracked" as const,
        audience,
      },
      { message: { kind: "text" as const, text: "Hi" }, sender: "ALongerSenderName", audience },
      { message: { kind: "binary" as const, hex: "FF0102", header: true }, audience },
      { message: { kind: "text" as const, text: "Hi" }, audience: { lists: [], phones: [] } },
    ];
    for (const patch of cases) {
      const draft = await createDraft(ctx, patch);
      await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({ code: "unprocessable" });
    }
  });

  it.each([
    ["Hi {{first_name}}", "There is no merge field “first_name”. Write “{{firstName}}”."],
    ["Hi {{Name}}", "There is no merge field “Name”. Write “{{firstName}}”."],
    ["Hi {{fields.citty}}", "No contact of this audience has “citty”."],
    ["Hi {{promo}}", "No contact of this audience has “promo”."],
    ["Hi {{Mata}}", "There is no merge field “Mata”. Write “{{fields.mata}}”."],
    ["Hi {firstName}", "“{firstName}” looks like a merge field of another system."],
    ["Hi ｛｛firstName｝｝", "“｛｛firstName｝｝” looks like a merge field of another system."],
    ["Hi {{ firstName ｜ kawan }}", "Write “{{firstName|kawan}}”."],
    ["Hi {{firstName", "“{{firstName” opens a merge field and does not close it."],
  ])("a merge field that is not there never goes out in braces: %s stops the launch", async (text, said) => {
    const { ctx, workspace } = await workspaceWithList(0);
    const contacts = [
      { phone: "60123000000", firstName: "Mei", fields: { mata: "5", "Mata Ganjaran": "7" } },
    ];
    const list = await createTestList(workspace.id, contacts);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text },
      audience: { lists: [list], phones: [] },
    });
    const { problems } = await checkCampaign(ctx, { id: draft.id });
    const read = problems.map(({ sentence, ...problem }) => ({ ...problem, message: english(sentence) }));
    expect(read).toContainEqual({
      field: "message.text",
      severity: "stop",
      message: expect.stringContaining(said),
    });
    await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({
      code: "unprocessable",
      fields: { "message.text": expect.stringContaining(said) },
    });
    expect(await rowsOf(draft.id)).toEqual([]);
    expect(await getCampaign(ctx, draft.id)).toMatchObject({ status: "draft" });
  });

  it("a bare name of a field that contacts have is that field, also where a pasted phone brings it", async () => {
    const { ctx, workspace } = await workspaceWithList(0);
    await createTestList(workspace.id, [
      { phone: "60123000000", firstName: "Mei", fields: { "Mata Ganjaran": "7" } },
    ]);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 {{Mata Ganjaran}} {{town|sini}} [name] #NAME#" },
      audience: { lists: [], phones: ["60123000000"] },
    });
    expect((await estimateCampaign(ctx, { id: draft.id })).fields).toEqual(["Mata Ganjaran"]);
    await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({ code: "unprocessable" });
    const mended = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 {{Mata Ganjaran}} {{fields.town|sini}} [name] #NAME#" },
      audience: { lists: [], phones: ["60123000000"] },
    });
    await launchCampaign(ctx, { id: mended.id });
    expect((await rowsOf(mended.id)).map(({ text }) => text)).toEqual(["RM0 7 sini [name] #NAME#"]);
  });

  it("undo takes it back within ten seconds; once sending has begun it is too late", async () => {
    const { ctx, list } = await workspaceWithList(5);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hi" },
      audience: { lists: [list], phones: [] },
    });
    const launched = await launchCampaign(ctx, { id: draft.id });
    const wait = await sql.first<{ seconds: number }>(
      "SELECT extract(epoch FROM scheduled_at - launched_at)::float8 AS seconds FROM campaign WHERE id = $1",
      [draft.id],
    );
    expect(wait?.seconds).toBeCloseTo(10, 1);
    expect(launched.undoUntil).not.toBeNull();
    const undone = await undoLaunch(ctx, { id: draft.id });
    expect(undone).toMatchObject({ status: "draft", recipients: 0, scheduledAt: null });
    expect(await rowsOf(draft.id)).toHaveLength(0);
    await launchCampaign(ctx, { id: draft.id, immediately: true });
    await sql.execute("UPDATE campaign SET status = 'sending' WHERE id = $1", [draft.id]);
    await expect(undoLaunch(ctx, { id: draft.id })).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("S21: cancel stops what is queued, and what is in flight finishes: accepted and canceled make the whole", async () => {
    const { ctx, list } = await workspaceWithList(100);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hi" },
      audience: { lists: [list], phones: [] },
    });
    await launchCampaign(ctx, { id: draft.id, immediately: true });
    await sql.execute("UPDATE campaign SET status = 'sending' WHERE id = $1", [draft.id]);
    await sql.execute("UPDATE message SET status = 'sent' WHERE campaign_id = $1 AND phone < '60123000040'", [
      draft.id,
    ]);
    await sql.execute(
      `UPDATE message
       SET status = 'sending', claim_id = 1
       WHERE campaign_id = $1 AND phone BETWEEN '60123000040' AND '60123000042'`,
      [draft.id],
    );
    expect((await pauseCampaign(ctx, { id: draft.id })).pausedReason).toBe("person");
    expect((await pauseCampaign(ctx, { id: draft.id })).status).toBe("paused");
    expect((await resumeCampaign(ctx, { id: draft.id })).status).toBe("sending");
    const canceled = await cancelCampaign(ctx, { id: draft.id });
    expect(canceled).toMatchObject({ status: "canceled", totals: { sent: 40, sending: 3, canceled: 57 } });
    expect((await cancelCampaign(ctx, { id: draft.id })).status).toBe("canceled");
    await expect(resumeCampaign(ctx, { id: draft.id })).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("a draft saved in another tab is not overwritten", async () => {
    const { ctx } = await workspaceWithList(0);
    const draft = await createDraft(ctx, { name: "One" });
    await updateDraft(ctx, { id: draft.id, version: 1, patch: { name: "Two" } });
    await expect(
      updateDraft(ctx, { id: draft.id, version: 1, patch: { name: "Three" } }),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await getCampaign(ctx, draft.id))?.name).toBe("Two");
  });

  it("Z-3: ids of another workspace do not exist", async () => {
    const { ctx, list } = await workspaceWithList(2);
    const other = (await createTestWorkspace()).as.marketer;
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hi" },
      audience: { lists: [list], phones: [] },
    });
    for (const verb of [
      launchCampaign,
      undoLaunch,
      pauseCampaign,
      resumeCampaign,
      cancelCampaign,
      estimateCampaign,
    ]) {
      await expect(verb(other, { id: draft.id })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await getCampaign(other, draft.id)).toBeNull();
    expect((await listCampaigns(other)).data).toEqual([]);
    await expect(createDraft(other, { audience: { lists: [list], phones: [] } })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

const word = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("", " ", "\u00a0", "€[]", "李小龙", "😀", "x".repeat(150)),
);
const clean = (text: string) => text.replaceAll("\0", "").toWellFormed();
const piece = fc.oneof(
  word,
  fc.constantFrom(
    "{{firstName}}",
    "{{firstName|you}}",
    "{{ fields.city | here }}",
    "{{fields.city}}",
    "{{lastName}}",
    "{{phone}}",
    "{{city}}",
    "{{city|here}}",
    "{{x}}",
    "{{",
  ),
);

describe("estimate and launch", () => {
  it("the estimate equals what the launch writes, and both equal the core's texts and parts", async () => {
    const workspace = await createTestWorkspace();
    const ctx = workspace.as.marketer;
    await createTestAccount(workspace.id);
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(piece, { minLength: 1, maxLength: 6 })
          .map((pieces) => `.${clean(pieces.join("")).slice(0, 1500)}`),
        fc.array(
          fc.record({
            firstName: word.map(clean),
            lastName: word.map(clean),
            city: fc.oneof(word.map(clean), fc.integer(), fc.boolean(), fc.constant(null)),
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        async (text, people) => {
          const contacts = people.map((person, index) => ({
            phone: `6012345670${index}`,
            firstName: person.firstName,
            lastName: person.lastName,
            fields: { city: person.city },
          }));
          await sql.execute("DELETE FROM list_member WHERE workspace_id = $1", [workspace.id]);
          await sql.execute("DELETE FROM contact WHERE workspace_id = $1", [workspace.id]);
          const list = await createTestList(workspace.id, contacts);
          const draft = await createDraft(ctx, {
            message: { kind: "text", text },
            audience: { lists: [list], phones: [] },
          });
          const estimate = await estimateCampaign(ctx, { id: draft.id });
          const expected = contacts.map((contact) => renderTemplate(text, contact).text);
          const hasCity = contacts.some((contact) => renderTemplate("{{fields.city}}", contact).text !== "");
          expect(estimate.fields).toEqual(hasCity ? ["city"] : []);
          if (mergeProblems(text, estimate.fields).some(({ stops }) => stops)) {
            await expect(launchCampaign(ctx, { id: draft.id })).rejects.toMatchObject({
              code: "unprocessable",
            });
            expect(await rowsOf(draft.id)).toEqual([]);
          } else {
            const launched = await launchCampaign(ctx, { id: draft.id, confirmRepeat: true });
            const rows = await rowsOf(draft.id);
            expect(rows.map((row) => row.text ?? text)).toEqual(expected);
            expect(rows.map((row) => row.parts)).toEqual(expected.map(countParts));
            expect(launched.credits).toBe(estimate.credits);
            expect(launched.recipients).toBe(estimate.recipients);
          }
          expect(estimate.credits).toBe(expected.reduce((sum, one) => sum + countParts(one), 0));
          expect(estimate.encodings.ucs2 ?? 0).toBe(expected.filter((one) => !isGsm7(one)).length);
          const missing = contacts.flatMap((contact) => renderTemplate(text, contact).missing);
          expect(Object.values(estimate.missing).reduce((sum, n) => sum + n, 0)).toBe(missing.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("canang_parts and canang_is_gsm7 agree with the core for any text", async () => {
    const unit = fc.oneof(
      fc.constantFrom("a", "€", "[", "é", "ç", "`", "\n", "\f", "李", "😀", "\t", "\r"),
      fc.string({ unit: "grapheme", maxLength: 1 }),
    );
    const text = fc.oneof(
      fc.array(unit, { maxLength: 700 }).map((units) => clean(units.join(""))),
      fc
        .array(fc.constantFrom("a", "b", "€", "~"), { minLength: 140, maxLength: 480 })
        .map((units) => units.join("")),
      fc
        .array(fc.constantFrom("李", "a", "😀"), { minLength: 60, maxLength: 210 })
        .map((units) => units.join("")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 50 }), async (texts) => {
        const rows = await sql.query<{ gsm7: boolean; parts: number }>(
          `SELECT canang_is_gsm7(t) AS gsm7, canang_parts(t, canang_is_gsm7(t)) AS parts
           FROM unnest($1::text[]) WITH ORDINALITY AS u (t, n)
           ORDER BY n`,
          [texts],
        );
        expect(rows).toEqual(texts.map((one) => ({ gsm7: isGsm7(one), parts: countParts(one) })));
      }),
      { numRuns: 60 },
    );
  });
});

describe("tallies", () => {
  it("S26: after any moves the tallies and reasons equal the rows, and their sum is the audience", async () => {
    const { ctx, list } = await workspaceWithList(60);
    const draft = await createDraft(ctx, {
      message: { kind: "text", text: "RM0 Hi" },
      audience: { lists: [list], phones: [] },
    });
    await launchCampaign(ctx, { id: draft.id });
    const move = fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      to: fc.integer({ min: 0, max: 60 }),
      status: fc.constantFrom(...MESSAGE_STATUSES),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        await Promise.all(
          moves.map(({ from, to, status }) =>
            sql.execute(
              `UPDATE message
               SET status = $2::message_status,
                 failure_code = CASE WHEN $2 IN ('failed', 'rejected') THEN '7' END
               WHERE id = ANY (ARRAY(SELECT id
                   FROM message
                   WHERE campaign_id = $1 AND phone BETWEEN $3 AND $4
                   ORDER BY id
                   FOR UPDATE))`,
              [draft.id, status, `6012${3_000_000 + from}`, `6012${3_000_000 + to}`],
            ),
          ),
        );
        const counted = await sql.query<{ status: string; n: number }>(
          "SELECT status, count(*)::int AS n FROM message WHERE campaign_id = $1 GROUP BY 1",
          [draft.id],
        );
        const { totals, recipients } = (await getCampaign(ctx, draft.id)) ?? { totals: null, recipients: -1 };
        expect(totals).toEqual({
          ...Object.fromEntries(MESSAGE_STATUSES.map((status) => [status, 0])),
          ...Object.fromEntries(counted.map((row) => [row.status, row.n])),
        });
        expect(Object.values(totals ?? {}).reduce((sum, n) => sum + n, 0)).toBe(recipients);
        const reasons = await sql.first<{ n: number; rows: number }>(
          `SELECT (SELECT coalesce(sum(messages), 0)::int FROM campaign_reason WHERE campaign_id = $1) AS n,
             (SELECT count(*)::int FROM message WHERE campaign_id = $1 AND failure_code IS NOT NULL) AS rows`,
          [draft.id],
        );
        expect(reasons?.n).toBe(reasons?.rows);
      }),
      { numRuns: 25 },
    );
  });
});
