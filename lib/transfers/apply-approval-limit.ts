import { keepSentence } from "@/lib/core/kept-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { tellPerson } from "@/lib/own-account/tell-person";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { demandSentence } from "@/lib/transfers/approval-demand.rules";
import { findApprovalDemand } from "@/lib/transfers/find-approval-demand";

interface LimitChange {
  before: number | null;
  after: number | null;
}

/**
 * What a new limit brings with it, in the transaction that sets it: it is written down who changed
 * it, the other owners and admins are told, and transfers that nobody has called the gateway for
 * yet wait for a second person where the new limit asks for one. What waits already goes on
 * waiting, whatever the new limit is.
 */
export async function applyApprovalLimit(
  client: SqlClient,
  ctx: WorkspaceContext,
  change: LimitChange,
): Promise<void> {
  await client.query(
    "INSERT INTO approval_limit_change (workspace_id, user_id, before, after) VALUES ($1, $2, $3, $4)",
    [ctx.workspaceId, ctx.actor.userId, change.before, change.after],
  );
  await tellOthers(client, ctx, change);
  if (change.after !== null) await holdBackPending(client, ctx, change.after);
}

async function tellOthers(
  client: SqlClient,
  ctx: WorkspaceContext,
  { before, after }: LimitChange,
): Promise<void> {
  const { rows } = await client.query<{ user_id: string; email: string; workspace: string }>(
    `SELECT m.user_id, u.email, w.name AS workspace
     FROM member m JOIN "user" u ON u.id = m.user_id JOIN workspace w ON w.id = m.workspace_id
     WHERE m.workspace_id = $1
       AND m.role IN ('owner', 'admin')
       AND m.disabled_at IS NULL
       AND m.user_id IS DISTINCT FROM $2`,
    [ctx.workspaceId, ctx.actor.userId ?? null],
  );
  for (const { user_id, email, workspace } of rows) {
    const values = { workspace, by: ctx.actor.name, before: words(before), after: words(after) };
    await tellPerson(client, user_id, { kind: "approval-limit-changed", to: email, values });
  }
}

function words(limit: number | null): string {
  return limit === null ? "no limit" : `${limit.toLocaleString("en")} credits`;
}

/**
 * Those still in their time to undo, or not picked up yet, oldest first: each counts with those
 * before it.
 */
async function holdBackPending(client: SqlClient, ctx: WorkspaceContext, limit: number): Promise<void> {
  const { rows } = await client.query<{
    id: string;
    customer_id: string;
    credits: number;
    asked_by_ids: string[];
    created_by_id: string | null;
  }>(
    `SELECT id, customer_id, credits, asked_by_ids::text[] AS asked_by_ids, created_by_id FROM transfer
     WHERE workspace_id = $1 AND status = 'pending' AND approved_by_id IS NULL
     ORDER BY created_at, id
     FOR UPDATE SKIP LOCKED`,
    [ctx.workspaceId],
  );
  for (const { id, customer_id, credits, asked_by_ids, created_by_id } of rows) {
    const asked = {
      id,
      customerId: customer_id,
      credits: Number(credits),
      byIds: asked_by_ids,
      actorId: created_by_id,
    };
    const demand = await findApprovalDemand(client, ctx.workspaceId, limit, asked);
    if (demand === null) continue;
    await client.query(
      `UPDATE transfer
       SET status = 'awaiting_approval', approval_above = $3, detail = $4
       WHERE workspace_id = $1 AND id = $2 AND status = 'pending'`,
      [ctx.workspaceId, id, demand.above, keepSentence(demandSentence(demand))],
    );
    await notify(client, { workspaceId: ctx.workspaceId, topic: "transfer", id });
    await recordAudit(client, ctx, {
      action: "transfer.heldForApproval",
      entity: "transfer",
      entityId: id,
      after: { above: demand.above, why: demand.why },
    });
  }
}
