import { describe, expect, it } from "vitest";
import { getCampaign, listCampaigns } from "@/lib/campaigns/campaign.queries";
import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { createDraft } from "@/lib/campaigns/create-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { storeQueuedWords } from "@/lib/contacts/store-queued-words";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { exportResponse } from "@/lib/exports/export-response";
import { exportMessages } from "@/lib/messages/export-messages";
import { getMessage, listMessages } from "@/lib/messages/message.queries";
import { readReasons } from "@/lib/messages/message-reason.rules";
import { sql } from "@/lib/platform/db/sql";
import { recountTallies } from "@/lib/sending/recount-tallies";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { resolveMessage } from "@/lib/unresolved-messages/resolve-message";

testDatabase();

async function launched(contacts: number) {
  const workspace = await createTestWorkspace();
  const account = await createTestAccount(workspace.id);
  const list = await createTestList(
    workspace.id,
    Array.from({ length: contacts }, (_, index) => ({
      phone: `6012${String(3_000_000 + index)}`,
      firstName: index === 0 ? '=HYPERLINK("x")' : `Siti ${index}`,
    })),
  );
  const ctx = workspace.as.marketer;
  const draft = await createDraft(ctx, {
    message: { kind: "text", text: "RM0 Hi {{firstName}}" },
    audience: { lists: [list], phones: ["0128888888"] },
  });
  await launchCampaign(ctx, { id: draft.id, immediately: true });
  await sql.execute("UPDATE campaign SET status = 'sending', started_at = now() WHERE id = $1", [draft.id]);
  return { workspace, ctx, id: draft.id, account };
}

describe("listMessages", () => {
  it("pages through every message once, by id, by status and by phone", async () => {
    const { ctx, id } = await launched(120);
    await sql.execute(
      `UPDATE message
       SET status = 'failed', failure_code = '7', final_at = now()
       WHERE campaign_id = $1 AND phone LIKE '%7'`,
      [id],
    );
    for (const [filter, expected] of [
      [{}, 121],
      [{ status: "failed" as const }, 12],
      [{ search: "012-300 001" }, 10],
      [{ search: "6012", status: "failed" as const }, 12],
      [{ search: "0007" }, 1],
      [{ search: "888 888" }, 1],
      [{ search: "siti" }, 119],
      [{ search: "siti", status: "failed" as const }, 12],
      [{ search: "17 Siti" }, 1],
      [{ search: "siti nobody" }, 0],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listMessages(ctx, id, { ...filter, limit: 7, ...(cursor ? { cursor } : {}) });
        seen.push(...page.data.map((message) => message.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(expected);
      expect(new Set(seen).size).toBe(expected);
    }
    const first = await listMessages(ctx, id, { search: "siti", limit: 50 });
    // More people than are looked up by their phones: along the ids.
    const strangers = Array.from({ length: 2001 }, (_, n) => ({
      phone: `6013${3_000_000 + n}`,
      firstName: "Siti",
    }));
    await createTestList(ctx.workspaceId, strangers);
    await storeQueuedWords();
    const many: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listMessages(ctx, id, { search: "siti", limit: 50, ...(cursor ? { cursor } : {}) });
      many.push(...page.data.map((message) => message.id));
      cursor = page.nextCursor;
    }
    expect(new Set(many).size).toBe(119);
    expect(many).toHaveLength(119);
    // Who began to read before they came goes on by phone.
    const begun = first.data.map((message) => message.id);
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const page = await listMessages(ctx, id, { search: "siti", limit: 50, cursor });
      begun.push(...page.data.map((message) => message.id));
      cursor = page.nextCursor;
    }
    expect([begun.length, new Set(begun).size]).toEqual([119, 119]);
    expect(await listMessages(ctx, id, { status: "expired" })).toEqual({ data: [], nextCursor: null });
    const progress = await campaignProgress(ctx, id);
    expect(progress.reasons).toEqual([{ code: "7", status: "failed", count: 12, lasting: false }]);
    expect(progress.series.reduce((sum, bucket) => sum + bucket.failed, 0)).toBe(12);
    await expect(sendAgainToFailed(ctx, { id, codes: ["8"] })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const some = await sendAgainToFailed(ctx, { id, codes: ["7"] });
    expect(await estimateCampaign(ctx, { id: some.id })).toMatchObject({ recipients: 12 });
    const again = await sendAgainToFailed(ctx, { id });
    expect(await estimateCampaign(ctx, { id: again.id })).toMatchObject({ recipients: 12, invalid: 0 });
  });

  it("opens exactly those whom a figure of the report counts: by code, and the untracked apart", async () => {
    const { ctx, id } = await launched(12);
    const put = (numbers: string, values: string) =>
      sql.execute(`UPDATE message SET ${values} WHERE campaign_id = $1 AND right(phone, 2) = ANY ($2)`, [
        id,
        numbers.split(" "),
      ]);
    await put("00 01", "status = 'failed', failure_code = '8', final_at = now()");
    await put("02", "status = 'rejected', failure_code = '8', final_at = now()");
    await put("03 04 05", "status = 'failed', failure_code = '27', final_at = now()");
    await put("06 07", "status = 'sent', tracked = true, sent_at = now()");
    await put("08 09 10", "status = 'sent', tracked = false, sent_at = now()");
    const shown = async (filter: Parameters<typeof listMessages>[2]) =>
      (await listMessages(ctx, id, filter)).data.map(({ phone }) => phone.slice(-2)).sort();
    expect(await shown({ reasons: [{ status: "failed", code: "8" }] })).toEqual(["00", "01"]);
    const same = readReasons("failed.8,rejected.8,nonsense");
    expect(await shown({ reasons: same })).toEqual(["00", "01", "02"]);
    expect(await shown({ reasons: same, search: "301" })).toEqual([]);
    expect(await shown({ status: "sent", tracked: "true" })).toEqual(["06", "07"]);
    expect(await shown({ status: "sent", tracked: "false" })).toEqual(["08", "09", "10"]);
    const counted = async () => {
      const campaign = await getCampaign(ctx, id);
      expect((await listCampaigns(ctx)).data[0]?.untracked).toBe(campaign?.untracked);
      return [campaign?.totals.sent, campaign?.untracked];
    };
    expect(await counted()).toEqual([5, 3]);
    // Its id came after all, and another one's report.
    await put("08", "tracked = true");
    await put("09", "status = 'delivered'");
    expect(await counted()).toEqual([4, 1]);
    expect(await recountTallies()).toEqual([]);
  });

  it("exports digits and no formula, and masks phones for those who may not see them", async () => {
    const { ctx, workspace, id } = await launched(3);
    const table = await exportMessages(ctx, { id, name: "Jualan" }, {});
    expect(table.content).toBe("Jualan-messages");
    const text = await exportResponse(table, "csv").text();
    expect(text.split("\r\n")).toHaveLength(6);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('"60123000001"');
    const [head, ...lines] = text.split("\r\n");
    expect(head).toContain('"sent (Asia/Kuala_Lumpur)"');
    expect(head).toContain('"text"');
    expect(lines[0]).toContain("RM0");
    const masked = await listMessages(workspace.as.support, id, {});
    expect(masked.data[0]?.phone).toBe("60•••••0000");
  });

  it("Z-3: another workspace sees no message", async () => {
    const { ctx, id } = await launched(1);
    const other = (await createTestWorkspace()).as.owner;
    const [message] = (await listMessages(ctx, id, {})).data;
    expect(await getMessage(other, message?.id ?? "")).toBeNull();
    await expect(listMessages(other, id, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(resolveMessage(other, { ref: message?.id ?? "", decision: "sent" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("getMessage", () => {
  it("tells each attempt and each report, and why it was applied", async () => {
    const { ctx, workspace, id, account } = await launched(1);
    const key = await sql.first<{ id: number }>(
      "SELECT id FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 1",
      [id],
    );
    await sql.execute(
      `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome,
         code, gateway_message_id, started_at)
       VALUES ($1, $2, 1, 1, $3, 's1', 'unknown', NULL, NULL, now()),
         ($1, $2, 2, 2, $3, 's1', 'accepted', '1701', 'M-7', now())`,
      [id, key?.id, workspace.id],
    );
    await sql.execute(
      `INSERT INTO delivery_report (
         workspace_id, gateway_account_id, gateway_message_id, status_code, meaning, rank, raw, verdict,
         times)
       VALUES ($1, $2, 'M-7', '7', 'failed', 60, 'MsgId=M-7&Status=7', 'superseded', 1),
         ($1, $2, 'M-7', '6', 'delivered', 100, 'MsgId=M-7&Status=6', 'applied', 3)`,
      [workspace.id, account],
    );
    await sql.execute(
      "UPDATE message SET status = 'delivered', attempts = 2 WHERE campaign_id = $1 AND id = $2",
      [id, key?.id],
    );
    const [first] = (await listMessages(ctx, id, {})).data;
    const story = await getMessage(ctx, first?.id ?? "");
    expect(story).toMatchObject({
      status: "delivered",
      gatewayMessageId: "M-7",
      text: 'RM0 Hi =HYPERLINK("x")',
      encoding: "gsm7",
    });
    expect(story?.attempts.map((attempt) => attempt.outcome)).toEqual(["unknown", "accepted"]);
    expect(story?.reports.map((report) => [report.statusCode, report.applied])).toEqual([
      ["7", false],
      ["6", true],
    ]);
    expect(story?.reports[1]?.why).toContain("3 times");
  });
});

describe("resolveMessage", () => {
  it("S11: sending again is a new message with its own number; both decisions are made once and stand in the audit log", async () => {
    const { ctx, id } = await launched(2);
    await sql.execute(
      "UPDATE message SET status = 'unresolved', failure_code = 'no_answer' WHERE campaign_id = $1",
      [id],
    );
    const [one, two] = (await listMessages(ctx, id, {})).data;
    await sql.execute("UPDATE campaign SET status = 'finished' WHERE id = $1", [id]);
    const again = await resolveMessage(ctx, { ref: one?.id ?? "", decision: "again" });
    expect(again).toMatchObject({ status: "queued", copy: 1, phone: one?.phone });
    expect(again.id).not.toBe(one?.id);
    await expect(resolveMessage(ctx, { ref: one?.id ?? "", decision: "again" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await resolveMessage(ctx, { ref: two?.id ?? "", decision: "sent" })).toMatchObject({
      status: "sent",
      tracked: false,
    });
    const campaign = await getCampaign(ctx, id);
    expect(campaign).toMatchObject({ status: "sending", recipients: 4 });
    expect(Object.values(campaign?.totals ?? {}).reduce((sum, n) => sum + n, 0)).toBe(4);
    expect(await sql.query("SELECT FROM due_message WHERE campaign_id = $1", [id])).toHaveLength(1);
    expect(
      await sql.query("SELECT FROM audit_entry WHERE action = 'message.resolved' AND workspace_id = $1", [
        ctx.workspaceId,
      ]),
    ).toHaveLength(2);
  });
});

describe("sendDirectMessage", () => {
  it("is one due message of a campaign of its own; a suppressed phone is refused with a sentence", async () => {
    const { ctx, workspace } = await launched(2);
    const sent = await sendDirectMessage(ctx, {
      to: "012-300 0001",
      message: { kind: "text", text: "Hi {{firstName|you}}" },
      kind: "direct",
    });
    expect(await getMessage(ctx, sent.messageId)).toMatchObject({
      text: "Hi Siti 1",
      status: "queued",
      kind: "direct",
      campaignId: sent.campaignId,
    });
    expect(await sql.query("SELECT FROM due_message WHERE campaign_id = $1", [sent.campaignId])).toHaveLength(
      1,
    );
    await sql.execute(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       VALUES ($1, '60123000001', 'opt_out', 'test')`,
      [workspace.id],
    );
    const refused = sendDirectMessage(ctx, {
      to: "0123000001",
      message: { kind: "text", text: "Hi" },
      kind: "reply",
    });
    await expect(refused).rejects.toMatchObject({ code: "unprocessable" });
  });
});

describe("previewRecipients", () => {
  it("steps through the whole audience once, contacts first and pasted phones after them", async () => {
    const { ctx, id } = await launched(9);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await previewRecipients(ctx, { id, limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map((recipient) => recipient.text));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(10);
    expect(seen.at(-1)).toBe("RM0 Hi ");
  });
});
