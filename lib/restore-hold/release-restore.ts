import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { leaveUnresolved, settleTransfer, type TransferRow } from "@/lib/transfers/settle-transfer";

/** Who holds a transfer for the moment in which it is left to a person. */
const OWNER = "restore";

/**
 * Lets a workspace send again. Single texts and transfers that the copy took for waiting may have
 * been carried out after it was made, so they are not begun again; a transfer that was under way is
 * left to a person. Campaigns stay paused until somebody resumes each. Pressing twice is harmless.
 */
export async function releaseRestore(ctx: WorkspaceContext): Promise<{ texts: number; transfers: number }> {
  const released = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { rows } = await client.query<{ since: string }>(
      `SELECT held_since::text AS since FROM workspace
       WHERE id = $1::uuid AND held_since IS NOT NULL FOR UPDATE`,
      [ctx.workspaceId],
    );
    const since = rows[0]?.since;
    if (since === undefined) return { texts: 0, transfers: 0 };
    const texts = await cancelTexts(client, ctx.workspaceId, since);
    await refuseReplies(client, ctx.workspaceId, since);
    const transfers = await endTransfers(client, ctx.workspaceId, since);
    await client.query("UPDATE workspace SET held_since = NULL, held_copy_at = NULL WHERE id = $1::uuid", [
      ctx.workspaceId,
    ]);
    await recordAudit(client, ctx, {
      action: "workspace.released",
      entity: "workspace",
      entityId: ctx.workspaceId,
      after: { texts, transfers },
    });
    return { texts, transfers };
  });
  await releaseMails();
  return released;
}

async function cancelTexts(client: SqlRunner, workspaceId: string, since: string): Promise<number> {
  const { to, allowed } = moveSql("cancel");
  const { rows } = await client.query<{ id: string }>(
    `UPDATE campaign SET ${to}, updated_at = now()
     WHERE workspace_id = $1::uuid AND kind <> 'campaign' AND created_at < $2::timestamptz AND ${allowed}
     RETURNING id`,
    [workspaceId, since],
  );
  for (const { id } of rows) await notify(client, { workspaceId, topic: "campaign", id });
  return rows.length;
}

/** Their time came while the copy was older than the truth: they may have been sent. */
async function refuseReplies(client: SqlRunner, workspaceId: string, since: string): Promise<void> {
  await client.query(
    `UPDATE scheduled_reply SET status = 'refused', reason = $3
     WHERE workspace_id = $1::uuid AND status = 'waiting'
       AND created_at < $2::timestamptz AND send_at < $2::timestamptz`,
    [workspaceId, since, keepSentence(sentence("problems.inbox.scheduledRestored"))],
  );
}

async function endTransfers(client: SqlRunner, workspaceId: string, since: string): Promise<number> {
  const { rows } = await client.query<TransferRow>(
    `UPDATE transfer t SET owner = $3::text
     FROM customer c
     WHERE c.id = t.customer_id AND t.workspace_id = $1::uuid AND t.created_at < $2::timestamptz
       AND t.status IN ('awaiting_approval', 'pending', 'sending')
     RETURNING t.id, t.workspace_id, t.gateway_account_id, t.customer_id, t.credits, t.seqno,
       t.status::text AS status, t.attempts, c.username`,
    [workspaceId, since, OWNER],
  );
  const detail = sentence("rules.transfer.restored");
  for (const transfer of rows) {
    if (transfer.status === "sending")
      await leaveUnresolved(client, transfer, { code: null, detail, owner: OWNER });
    else await settleTransfer(client, transfer, { to: "canceled", from: [transfer.status], detail });
  }
  return rows.length;
}

/** Mails belong to the whole installation: they go on when the last workspace is released. */
async function releaseMails(): Promise<void> {
  await sql.execute(
    `UPDATE outgoing_mail SET due_at = now()
     WHERE due_at > now() + interval '50 years'
       AND NOT EXISTS (SELECT FROM workspace WHERE held_since IS NOT NULL)`,
  );
}
