import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { getCampaign, listCampaigns } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { recordSends } from "@/lib/credit/record-sends";
import { sql } from "@/lib/platform/db/sql";
import type { Claim } from "@/lib/sending/claim";
import { claimFresh } from "@/lib/sending/claim-fresh";
import type { Outcome } from "@/lib/sending/outcome";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import { recountTallies } from "@/lib/sending/recount-tallies";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const LONG = "x".repeat(200);
let workspace: TestWorkspace;
let accountId: string;

beforeEach(async () => {
  workspace = await createTestWorkspace();
  accountId = await createTestAccount(workspace.id);
});

/** A text of one part for who has no name, of two for the others: 1 + 2 + 2 + 2 credits. */
async function launched(): Promise<string> {
  const list = await createTestList(
    workspace.id,
    ["", LONG, LONG, LONG].map((firstName, index) => ({
      phone: `6591234${String(index).padStart(3, "0")}`,
      firstName,
    })),
  );
  const ctx = workspace.as.marketer;
  const draft = await createDraft(ctx, {
    message: { kind: "text", text: "Hi {{firstName|you}}" },
    audience: { lists: [list], phones: [] },
  });
  await launchCampaign(ctx, { id: draft.id, immediately: true });
  return draft.id;
}

async function claimed(id: string, limit: number): Promise<Claim> {
  await sql.execute("UPDATE campaign SET status = 'sending', started_at = now() WHERE id = $1", [id]);
  const campaign = (await listSendingCampaigns(accountId)).find((one) => one.id === id) as SendingCampaign;
  return (await claimFresh({ workerId: randomUUID(), leaseSeconds: 120 }, campaign, 0, limit)) as Claim;
}

const answered = ({ campaign, claimId, messages }: Claim, index: number, outcome: "accepted" | "refused") => {
  const message = messages[index];
  const now = Date.now();
  return {
    ...{
      workspaceId: workspace.id,
      gatewayAccountId: accountId,
      accountEpoch: 0,
      campaignId: campaign.id,
      messageId: message?.id,
    },
    ...{
      claimId,
      attempt: 1,
      seqno: `${campaign.seqnoPrefix}0${message?.id.toString(36)}`,
      hadUnknown: false,
    },
    ...{ firstAttemptAt: now, startedAt: now, finishedAt: now, outcome, detail: "" },
    ...(outcome === "accepted"
      ? { code: "1701", gatewayMessageId: randomUUID() }
      : { code: "1705", gatewayMessageId: null }),
  } as Outcome;
};

const creditsOf = async (id: string) => {
  const ctx = workspace.as.marketer;
  const one = await getCampaign(ctx, id);
  const listed = (await listCampaigns(ctx)).data.find((campaign) => campaign.id === id);
  expect(listed?.creditsHandedOver).toBe(one?.creditsHandedOver);
  return { planned: one?.credits, handedOver: one?.creditsHandedOver };
};

it("a canceled campaign shows the credits of what the gateway took, not of its whole audience", async () => {
  const id = await launched();
  const claim = await claimed(id, 3);
  await recordOutcomes([answered(claim, 0, "accepted"), answered(claim, 1, "refused")]);
  await cancelCampaign(workspace.as.marketer, { id });
  const [still] = (
    await sql.query<{ parts: number }>(
      "SELECT parts FROM message WHERE campaign_id = $1 AND status = 'sending'",
      [id],
    )
  ).map(({ parts }) => parts);
  const first = claim.messages[0]?.parts as number;
  expect(await creditsOf(id)).toEqual({ planned: 7, handedOver: first });
  // What was on its way when it was canceled still counts when the gateway takes it.
  await recordOutcomes([answered(claim, 2, "accepted")]);
  expect(await creditsOf(id)).toEqual({ planned: 7, handedOver: first + (still as number) });
  await sql.execute("UPDATE message SET status = 'delivered' WHERE campaign_id = $1 AND status = 'sent'", [
    id,
  ]);
  expect(await creditsOf(id)).toEqual({ planned: 7, handedOver: first + (still as number) });
});

it("a campaign that was canceled before anything was sent has used no credits", async () => {
  const id = await launched();
  await cancelCampaign(workspace.as.marketer, { id });
  expect(await creditsOf(id)).toEqual({ planned: 7, handedOver: 0 });
});

it("S26: credits that drifted from the rows are found and mended", async () => {
  const id = await launched();
  const claim = await claimed(id, 2);
  await recordOutcomes([answered(claim, 0, "accepted"), answered(claim, 1, "accepted")]);
  const before = await creditsOf(id);
  expect(await recountTallies()).toEqual([]);
  await sql.execute("UPDATE campaign_tally SET credits = credits + 5 WHERE campaign_id = $1 AND sent > 0", [
    id,
  ]);
  expect(await recountTallies()).toEqual([
    { campaign_id: id, status: "credits", code: null, difference: -5 },
  ]);
  expect(await creditsOf(id)).toEqual(before);
});

it("the ledger books no credits for those who were too late to be texted", async () => {
  const id = await launched();
  const claim = await claimed(id, 1);
  await recordOutcomes([answered(claim, 0, "accepted")]);
  await sql.execute(
    `UPDATE message
     SET status = 'expired', failure_code = 'too_late'
     WHERE campaign_id = $1 AND status = 'queued'`,
    [id],
  );
  await sql.execute("UPDATE campaign SET status = 'finished', finished_at = now() WHERE id = $1", [id]);
  const on = { workspaceId: workspace.id, gatewayAccountId: accountId };
  expect(await sql.transaction((client) => recordSends(client, on, "sends"))).toBe(claim.messages[0]?.parts);
});
