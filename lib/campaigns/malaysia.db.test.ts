import { describe, expect, it } from "vitest";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { english } from "@/lib/core/english";
import type { Sentence } from "@/lib/core/sentence";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const MALAYSIAN = "60123000001";
const SINGAPOREAN = "6591230001";

/**
 * One person in Malaysia whose field holds `site`, and one in Singapore whose field holds a link.
 */
async function stage(settings: object, site = "our shop") {
  const workspace = await createTestWorkspace();
  await createTestAccount(workspace.id);
  await sql.query("UPDATE workspace SET settings = $2 WHERE id = $1", [workspace.id, settings]);
  const list = await createTestList(workspace.id, [
    { phone: MALAYSIAN, firstName: "Siti", fields: { site } },
    { phone: SINGAPOREAN, firstName: "Tan", fields: { site: "https://example.com/sg" } },
  ]);
  const draft = (text: string, more: object = {}) =>
    createDraft(workspace.as.marketer, {
      name: "Sale",
      message: { kind: "text", text },
      audience: { lists: [list], phones: [] },
      ...more,
    });
  return { ctx: workspace.as.marketer, draft };
}

const textsOf = (campaignId: string) =>
  sql.query<{ phone: string; text: string | null; parts: number }>(
    "SELECT phone, text, parts FROM message WHERE campaign_id = $1 ORDER BY phone",
    [campaignId],
  );

describe("G-1: a workspace that refuses what Malaysian networks block", () => {
  it("refuses at the launch a link that a merge field brings into a text to +60, and says whose text", async () => {
    const { ctx, draft } = await stage({ malaysiaPolicy: "refuse" }, "https://kedai.example.com");
    const { id } = await draft("RM0 See {{fields.site}}");
    const check = await checkCampaign(ctx, { id });
    expect(
      english(check.problems.find((problem) => problem.severity === "stop")?.sentence as Sentence),
    ).toContain(`+${MALAYSIAN}`);
    await expect(launchCampaign(ctx, { id, immediately: true })).rejects.toMatchObject({
      code: "unprocessable",
    });
    expect(await textsOf(id)).toEqual([]);
  });

  it("lets the same link go to others: only recipients in +60 count", async () => {
    const { ctx, draft } = await stage({ malaysiaPolicy: "refuse" });
    const { id } = await draft("RM0 See {{fields.site}}");
    expect((await launchCampaign(ctx, { id, immediately: true })).recipients).toBe(2);
    const abroad = await draft("See https://example.com/{{fields.site}}", {
      audience: { lists: [], phones: [SINGAPOREAN] },
    });
    expect((await launchCampaign(ctx, { id: abroad.id, immediately: true })).recipients).toBe(1);
  });

  it("only warns where the workspace says so", async () => {
    const { ctx, draft } = await stage({ malaysiaPolicy: "warn" }, "https://kedai.example.com");
    const { id } = await draft("RM0 See {{fields.site}}");
    expect((await checkCampaign(ctx, { id })).problems.map((problem) => problem.severity)).toEqual(["warn"]);
    expect((await launchCampaign(ctx, { id, immediately: true })).recipients).toBe(2);
  });

  it("refuses a WAP push to Malaysia, which is a link", async () => {
    const { ctx, draft } = await stage({ malaysiaPolicy: "refuse" });
    const push = {
      kind: "binary" as const,
      hex: "0605040B8423F0DC0601AE02056A0045C60C037761702E736D73632E72752F00010361000101",
      header: true,
    };
    const { id } = await draft("", { message: push });
    await expect(launchCampaign(ctx, { id, immediately: true })).rejects.toThrow(/Links are not allowed/);
  });

  it("holds for single messages too, and lets an answer leave the price out but not a link in", async () => {
    const { ctx } = await stage({ malaysiaPolicy: "refuse", malaysiaBrandName: "Kedai" });
    const one = (text: string, kind: "direct" | "reply", to = MALAYSIAN) =>
      sendDirectMessage(ctx, { to, kind, message: { kind: "text", text } });
    await expect(one("Your order is ready", "direct")).rejects.toThrow(/RM0/);
    await expect(one("Your order is ready", "reply")).resolves.toBeDefined();
    await expect(one("See www.kedai.my", "reply")).rejects.toThrow(/Links/);
    await expect(one("See www.kedai.my", "direct", SINGAPOREAN)).resolves.toBeDefined();
  });
});

describe("G-1: a workspace that has price and brand put in front", () => {
  const settings = { malaysiaPolicy: "refuse", malaysiaPrefix: "add", malaysiaBrandName: "Kedai" };

  it("writes them for recipients in +60 only, counts them in their parts, and shows them before", async () => {
    const { ctx, draft } = await stage(settings);
    const text = "x".repeat(155);
    const { id } = await draft(text);
    expect(await estimateCampaign(ctx, { id })).toMatchObject({
      recipients: 2,
      credits: 3,
      byParts: { 1: 1, 2: 1 },
    });
    expect((await checkCampaign(ctx, { id })).problems).toEqual([]);
    const preview = await previewRecipients(ctx, { id });
    expect(preview.data.map(({ phone, text: shown, parts }) => [phone, shown, parts])).toEqual([
      [MALAYSIAN, `RM0 Kedai: ${text}`, 2],
      [SINGAPOREAN, text, 1],
    ]);
    expect(await launchCampaign(ctx, { id, immediately: true })).toMatchObject({ recipients: 2, credits: 3 });
    expect(await textsOf(id)).toEqual([
      { phone: MALAYSIAN, text: `RM0 Kedai: ${text}`, parts: 2 },
      { phone: SINGAPOREAN, text, parts: 1 },
    ]);
  });

  it("merge fields and what is there already stay as they are", async () => {
    const { ctx, draft } = await stage(settings);
    const merged = await draft("Hi {{firstName}} from Kedai");
    await launchCampaign(ctx, { id: merged.id, immediately: true });
    expect((await textsOf(merged.id)).map((row) => row.text)).toEqual([
      "RM0 Hi Siti from Kedai",
      "Hi Tan from Kedai",
    ]);
    const written = await draft("RM0.00 Kedai: sale");
    await launchCampaign(ctx, { id: written.id, immediately: true });
    expect((await textsOf(written.id)).map((row) => row.text)).toEqual([null, null]);
  });

  it("refuses untracked sending where not everyone would get the same text", async () => {
    const { ctx, draft } = await stage(settings);
    const { id } = await draft("Sale", { delivery: "untracked" });
    await expect(launchCampaign(ctx, { id, immediately: true })).rejects.toThrow(
      /not everyone gets the same text/,
    );
  });
});
