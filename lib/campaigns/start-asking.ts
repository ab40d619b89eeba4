import { systemContext } from "@/lib/access/system-context";
import { holdApprovalRules } from "@/lib/approvals/find-campaign-demand";
import { holdForApproval } from "@/lib/campaigns/hold-for-approval";
import { keepMostCredits, mostCredits } from "@/lib/campaigns/launch-fallback";
import { moveSql } from "@/lib/campaigns/move-sql";
import { ApprovalNeeded, requireApprovedStart } from "@/lib/campaigns/require-approval";
import { LAUNCHED_COLUMNS, type LaunchedRow } from "@/lib/campaigns/take-draft";
import { writeRecipients } from "@/lib/campaigns/write-recipients";
import { AppError } from "@/lib/core/app-error";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** What a campaign is paused for when it may not be sent to those whom its segments now find. */
const REASON = "audience";
const DUE = "d.asks_again AND d.status = 'scheduled' AND d.scheduled_at <= now()";

/**
 * Starts campaigns that ask their segments again when their time has come: who no longer belongs
 * loses the row, who does now gets one, and the campaign sends, all in one transaction. Killed
 * midway it waits as before, and another worker does it; nobody has been sent to yet (S29). One
 * that may not be sent so is paused with the reason; while a file is imported it waits; one that
 * has grown beyond what a person may launch alone waits for another one's yes (S37).
 */
export async function startAsking(): Promise<number> {
  if ((await sql.first(`SELECT 1 FROM campaign d WHERE ${DUE} LIMIT 1`)) === null) return 0;
  let started = 0;
  const waiting: string[] = [];
  for (;;) {
    const failed: Failed = {};
    try {
      if (!(await sql.transaction((client) => startNext(client, failed, waiting)))) return started;
      started += 1;
    } catch (error) {
      if (failed.id === undefined) throw error;
      if (error instanceof ApprovalNeeded) await holdGrown(failed, error);
      else if (!(error instanceof AppError)) throw error;
      // The next one need not wait for this one's file.
      else if (error.code === "import_running") waiting.push(failed.id);
      else await pauseUnfit(failed.id);
    }
  }
}

interface Failed {
  id?: string;
  workspaceId?: string;
}

async function startNext(client: SqlClient, failed: Failed, waiting: string[]): Promise<boolean> {
  // Before its campaign: whoever changes the rules takes them in this order too.
  const next = await client.query<{ workspace_id: string }>(
    `SELECT d.workspace_id FROM campaign d JOIN gateway_account a ON a.id = d.gateway_account_id
     WHERE ${DUE} AND a.status = 'active' AND d.id <> ALL ($1::uuid[])
     ORDER BY d.scheduled_at, d.id LIMIT 1`,
    [waiting],
  );
  const workspaceId = next.rows[0]?.workspace_id;
  if (workspaceId === undefined) return false;
  const rules = await holdApprovalRules(client, workspaceId);
  const { to, allowed } = moveSql("start", "c");
  const { rows } = await client.query<LaunchedRow>(
    `UPDATE campaign c
     SET ${to}, asks_again = false, started_at = coalesce(c.started_at, now()), updated_at = now()
     FROM workspace w, (SELECT now() AS scheduled_at) AS before
     WHERE w.id = c.workspace_id AND ${allowed} AND c.id = (
       SELECT d.id FROM campaign d JOIN gateway_account a ON a.id = d.gateway_account_id
       WHERE ${DUE} AND a.status = 'active' AND d.id <> ALL ($1::uuid[]) AND d.workspace_id = $2
       ORDER BY d.scheduled_at, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
     RETURNING ${LAUNCHED_COLUMNS}, false AS waits`,
    [waiting, workspaceId],
  );
  const campaign = rows[0];
  if (campaign === undefined) return false;
  failed.id = campaign.id;
  failed.workspaceId = workspaceId;
  await client.query("DELETE FROM message WHERE campaign_id = $1", [campaign.id]);
  const { recipients, credits, removed, most: dearest, fallback } = await writeRecipients(client, campaign);
  const most = mostCredits({ most: dearest, fallback }, campaign.retry);
  await requireApprovedStart(client, campaign, rules, { recipients, credits: most });
  if (fallback !== null) await keepMostCredits(client, campaign, most);
  await client.query("UPDATE campaign SET recipients = $2, credits = $3, removed = $4 WHERE id = $1", [
    campaign.id,
    recipients,
    credits,
    removed,
  ]);
  await notify(client, { workspaceId: campaign.workspace_id, topic: "campaign", id: campaign.id });
  return true;
}

/** Now that it is known who would get it, another person has to say yes first. */
async function holdGrown({ id = "", workspaceId = "" }: Failed, { demand, size }: ApprovalNeeded) {
  const ctx = systemContext(workspaceId, "worker");
  await sql.transaction((client) => holdForApproval(client, ctx, id, demand, size));
}

/** The rows of its launch stay, and a person decides. */
async function pauseUnfit(id: string): Promise<void> {
  const { to, allowed } = moveSql("startPaused", "c");
  await sql.transaction(async (client) => {
    const { rows } = await client.query<{ workspace_id: string }>(
      `UPDATE campaign c
       SET ${to}, paused_reason = $2, paused_at = now(), paused_by_name = NULL, updated_at = now()
       WHERE c.id = $1 AND c.asks_again AND ${allowed} RETURNING c.workspace_id`,
      [id, REASON],
    );
    if (rows[0]) await notify(client, { workspaceId: rows[0].workspace_id, topic: "campaign", id });
  });
}
