import { expect, it } from "vitest";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("S23: the hours for which a campaign does not expire are kept, changed, copied, and refused when they make no sense", async () => {
  const { id: workspaceId, as } = await createTestWorkspace();
  await createTestAccount(workspaceId);
  const plan = {
    name: "Today only",
    message: { kind: "text", text: "Half price" },
    audience: { lists: [], phones: ["60123456789"] },
  };
  const campaign = await createCompleteDraft(
    as.marketer,
    createCampaignInput.parse({ ...plan, validHours: 12 }),
  );
  expect(campaign.validHours).toBe(12);
  const { id, version } = campaign;
  expect(await updateDraft(as.marketer, { id, version, patch: { validHours: 24 } })).toMatchObject({
    validHours: 24,
  });
  expect(await duplicateCampaign(as.marketer, { id })).toMatchObject({ validHours: 24 });
  expect(
    await updateDraft(as.marketer, { id, version: version + 1, patch: { validHours: null } }),
  ).toMatchObject({ validHours: null });
  expect(createCampaignInput.safeParse({ ...plan, validHours: 0 }).success).toBe(false);
});
