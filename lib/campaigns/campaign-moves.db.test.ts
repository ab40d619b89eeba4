import { afterAll, beforeAll, expect, it } from "vitest";
import {
  CAMPAIGN_MOVES,
  CAMPAIGN_STATUSES,
  type CampaignMove,
  type CampaignStatus,
} from "@/lib/campaigns/campaign.rules";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { sendScheduledNow } from "@/lib/campaigns/send-scheduled-now";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { AppError } from "@/lib/core/app-error";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { finishCampaigns, startDueCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { watchCare } from "@/lib/sending/watch-care";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { resolveMessage } from "@/lib/unresolved-messages/resolve-message";

testDatabase();
let simulator: Simulator;
let workspace: TestWorkspace;
let accountId: string;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [{ username: "shop", password: "pw-1", credits: 500 }] });
  workspace = await createTestWorkspace();
  const connected = await connectGatewayAccount(workspace.as.admin, {
    label: "Main",
    url: simulator.gatewayUrl,
    username: "shop",
    password: "pw-1",
    kind: "spec-1.84" as const,
    settings: {},
  });
  accountId = connected.gatewayAccountId;
});
afterAll(() => simulator.stop());

const account = (status: "active" | "paused") =>
  sql.execute("UPDATE gateway_account SET status = $2::gateway_account_status WHERE id = $1", [
    accountId,
    status,
  ]);
const setTime = (id: string, time: string) =>
  sql.execute("UPDATE campaign SET scheduled_at = now() + $2::interval, started_at = NULL WHERE id = $1", [
    id,
    time,
  ]);

const limit = (pauseOnFailureShare: number | null) =>
  sql.execute("UPDATE workspace SET settings = settings || $2::jsonb WHERE id = $1", [
    workspace.id,
    { pauseOnFailureShare },
  ]);

/** How each move is made in earnest, with everything but the status in its favour. */
const MAKE: Record<CampaignMove, (id: string) => Promise<unknown>> = {
  launch: (id) => launchCampaign(workspace.as.marketer, { id, expectedRecipients: 1 }),
  undo: (id) => undoLaunch(workspace.as.marketer, { id }),
  reschedule: (id) => rescheduleCampaign(workspace.as.marketer, { id, scheduledAt: "2027-06-01T10:00" }),
  sendNow: (id) => sendScheduledNow(workspace.as.marketer, { id }),
  start: async (id) => {
    await setTime(id, "-1 second");
    await startDueCampaigns();
  },
  startPaused: async (id) => {
    await account("paused");
    await setTime(id, "-1 second");
    await startDueCampaigns();
  },
  pause: (id) => pauseCampaign(workspace.as.marketer, { id }),
  holdForApproval: async (id) => {
    await sql.execute("UPDATE campaign SET recipients = 2, started_at = NULL WHERE id = $1", [id]);
    await saveApprovalRules(workspace.as.owner, { approveCampaignsAbove: null });
    await saveApprovalRules(workspace.as.owner, { approveCampaignsAbove: 1 });
    await sql.execute("UPDATE workspace SET settings = '{}' WHERE id = $1", [workspace.id]);
  },
  pauseWithAccount: () =>
    sql.transaction((client) => pauseGatewayAccount(client, accountId, "credits", "1704")),
  pauseItself: async (id) => {
    await limit(0.2);
    await sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone, status, failure_code)
       SELECT $1, $2, '6012300' || i, 'failed', '12' FROM generate_series(1000, 1099) AS i`,
      [id, workspace.id],
    );
    await watchCare();
    await limit(null);
  },
  resume: (id) => resumeCampaign(workspace.as.marketer, { id }),
  wait: async (id) => {
    await setTime(id, "1 hour");
    await resumeCampaign(workspace.as.marketer, { id });
  },
  reopen: async (id) => {
    const message = await sql.first<{ id: string }>(
      `INSERT INTO message (campaign_id, workspace_id, phone, status)
       VALUES ($1, $2, '60123000001', 'unresolved') RETURNING id`,
      [id, workspace.id],
    );
    const ref = messageRef(id, Number(message?.id));
    await resolveMessage(workspace.as.marketer, { ref, decision: "again" });
  },
  cancel: (id) => cancelCampaign(workspace.as.marketer, { id }),
  finish: async (id) => {
    await sql.execute("DELETE FROM message WHERE campaign_id = $1", [id]);
    await finishCampaigns();
  },
};

/** A campaign that stands at a status; no other campaign is there to be moved. */
async function standing(status: CampaignStatus): Promise<string> {
  await sql.query("TRUNCATE campaign, message, claim, due_message, campaign_tally, campaign_reason");
  await account("active");
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, paused_reason, gateway_account_id, message, audience)
     VALUES ($1, 'One', $2, 'credits', $3,
       '{"kind":"text","text":"Hi"}', '{"lists":[],"phones":["60123000001"]}')
     RETURNING id`,
    [workspace.id, status, accountId],
  );
  return campaign?.id as string;
}

const statusOf = async (id: string) =>
  (await sql.first<{ status: CampaignStatus }>("SELECT status FROM campaign WHERE id = $1", [id]))?.status;

const moves = Object.keys(CAMPAIGN_MOVES) as CampaignMove[];

it.each(moves.flatMap((move) => CAMPAIGN_STATUSES.map((from) => ({ move, from }))))(
  "the move $move from $from goes as the table says",
  async ({ move, from }) => {
    const id = await standing(from);
    const allowed = (CAMPAIGN_MOVES[move].from as readonly CampaignStatus[]).includes(from);
    await MAKE[move](id).catch((error: unknown) => {
      if (allowed || !(error instanceof AppError)) throw error;
    });
    expect(await statusOf(id)).toBe(allowed ? CAMPAIGN_MOVES[move].to : from);
  },
);

it("resuming the account moves what its pause has stopped, and nothing else", async () => {
  for (const from of CAMPAIGN_STATUSES) {
    const id = await standing(from);
    await account("paused");
    await resumeGatewayAccount(workspace.as.admin, { id: accountId });
    expect(await statusOf(id)).toBe(from === "paused" ? CAMPAIGN_MOVES.resume.to : from);
  }
});
