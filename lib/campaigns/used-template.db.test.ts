import { beforeEach, expect, it } from "vitest";
import type { WorkspaceContext } from "@/lib/access/context";
import { getCampaign } from "@/lib/campaigns/campaign.queries";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { archiveTemplate } from "@/lib/templates/archive-template";
import { createTemplate } from "@/lib/templates/create-template";
import { restoreTemplate } from "@/lib/templates/restore-template";
import { updateTemplate } from "@/lib/templates/update-template";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const text = (words: string) => ({ kind: "text" as const, text: words });
let shop: TestWorkspace;
let ctx: WorkspaceContext;

beforeEach(async () => {
  shop = await createTestWorkspace();
  ctx = shop.as.marketer;
  await createTestAccount(shop.id);
});

async function sentFrom(versionId: string | undefined, words: string): Promise<string> {
  const draft = await createDraft(ctx, {
    name: "Sale",
    message: text(words),
    templateVersionId: versionId ?? null,
    audience: { lists: [], phones: ["+6591234567"] },
  });
  await launchCampaign(ctx, { id: draft.id, immediately: true });
  return draft.id;
}

const usedBy = async (id: string) => {
  const campaign = await getCampaign(ctx, id);
  return { ...campaign?.template, text: (campaign?.message as { text: string } | undefined)?.text };
};

it("a campaign keeps the version of the template that it used, whatever becomes of the template", async () => {
  const first = await createTemplate(ctx, { name: "Offer", message: text("Half price") });
  const id = await sentFrom(first.versions[0]?.id, "Half price");
  const used = {
    id: first.id,
    name: "Offer",
    version: 1,
    deleted: false,
    changed: false,
    text: "Half price",
  };
  expect(await usedBy(id)).toEqual(used);

  const second = await updateTemplate(ctx, { id: first.id, version: 1, message: text("A third off") });
  expect(second.version).toBe(2);
  expect(await usedBy(id)).toEqual(used);
  const later = await sentFrom(second.versions.find(({ version }) => version === 2)?.id, "A third off");
  expect(await usedBy(later)).toEqual({ ...used, version: 2, text: "A third off" });

  await restoreTemplate(ctx, { id: first.id, version: 1 });
  await updateTemplate(ctx, { id: first.id, version: 3, name: "Old offer" });
  expect(await usedBy(id)).toEqual({ ...used, name: "Old offer" });
  await archiveTemplate(ctx, { id: first.id });
  expect(await usedBy(id)).toEqual({ ...used, name: "Old offer", deleted: true });
  expect(
    await sql.query("SELECT text FROM message WHERE campaign_id = $1 AND text <> 'Half price'", [id]),
  ).toEqual([]);
});

it("a text that was changed after it was chosen says so, and one of nobody's template names none", async () => {
  const template = await createTemplate(ctx, { name: "Offer", message: text("Half price") });
  const id = await sentFrom(template.versions[0]?.id, "Half price, today only");
  expect(await usedBy(id)).toMatchObject({ name: "Offer", version: 1, changed: true });
  expect((await getCampaign(ctx, await sentFrom(undefined, "Hello")))?.template).toBeNull();
});

it("Z-3: a version of another workspace's template is not one", async () => {
  const other = (await createTestWorkspace()).as.marketer;
  const foreign = await createTemplate(other, { name: "Theirs", message: text("Half price") });
  await expect(sentFrom(foreign.versions[0]?.id, "Half price")).rejects.toMatchObject({
    code: "invalid",
    fields: { templateVersionId: expect.any(String) },
  });
});
