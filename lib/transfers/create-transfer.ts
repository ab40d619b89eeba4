import { keepTold, readKept, type Told } from "@/lib/core/kept-sentence";
import { reasonSentence } from "@/lib/core/reason-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { holdCredit } from "@/lib/credit/credit-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { personsBehind } from "@/lib/second-person/persons-behind";
import { demandSentence } from "@/lib/transfers/approval-demand.rules";
import { findApprovalDemand } from "@/lib/transfers/find-approval-demand";
import { refuseAboveDailyCap } from "@/lib/transfers/refuse-above-daily-cap";
import type { CreateTransferInput } from "@/lib/transfers/transfer.input";
import { lockTransferLimits } from "@/lib/transfers/transfer-limits";
import { warnOfRepeat } from "@/lib/transfers/warn-of-repeat";

export interface NewTransfer extends CreateTransferInput {
  /** Seconds in which a person can take it back; a program executes at once. */
  undoSeconds: number;
}

export interface NewTransferAnswer {
  id: string;
  repeated: boolean;
  /** Why a second person has to approve it; null when nobody has to. */
  waits: Told | null;
}

/**
 * Asks for credit to be moved: sets it aside and writes the intent down, in one transaction.
 * Nothing is called here. The same request key always means the same transfer (T1); with another
 * customer or amount it is refused.
 */
export function createTransfer(ctx: WorkspaceContext, input: NewTransfer): Promise<NewTransferAnswer> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const earlier = await sameRequest(client, ctx, input);
    if (earlier) return earlier;
    const customer = await requireCustomer(client, ctx, input);
    const limits = await lockTransferLimits(client, ctx.workspaceId);
    // A request with this key may have committed while we waited for the lock; it must not count
    // against itself.
    const meanwhile = await sameRequest(client, ctx, input);
    if (meanwhile) return meanwhile;
    const byIds = await personsBehind(client, ctx);
    await refuseAboveDailyCap(client, ctx.workspaceId, limits.mostPerDay, input.credits);
    if (!input.repeat) await warnOfRepeat(client, ctx, { customerId: input.customerId, byIds });
    const asked = {
      id: null,
      customerId: input.customerId,
      credits: input.credits,
      byIds,
      actorId: ctx.actor.id,
    };
    const demand = await findApprovalDemand(client, ctx.workspaceId, limits.approvalAbove, asked);
    const waits = demand === null ? null : demandSentence(demand);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, request_key,
         note, execute_at, created_by_id, created_by_name,
         asked_by_ids, approval_above, detail)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::bigint, $5::transfer_status, $6::text, $7::text,
         now() - interval '1 millisecond' + make_interval(secs => $8::int), $9::text, $10::text,
         $11::text[]::uuid[], $12::bigint, $13::text)
       ON CONFLICT (workspace_id, request_key) DO NOTHING RETURNING id`,
      [
        ctx.workspaceId,
        customer.gateway_account_id,
        input.customerId,
        input.credits,
        demand === null ? "pending" : "awaiting_approval",
        input.requestKey,
        input.note,
        input.undoSeconds,
        ctx.actor.id,
        ctx.actor.name,
        byIds,
        demand?.above ?? null,
        keepTold(waits),
      ],
    );
    const id = rows[0]?.id;
    if (id === undefined) {
      // Another request with this key committed between our look and our insert.
      const winner = await sameRequest(client, ctx, input);
      if (!winner) throw new AppError("conflict");
      return winner;
    }
    const hold = {
      workspaceId: ctx.workspaceId,
      gatewayAccountId: customer.gateway_account_id,
      transferId: id,
      credits: input.credits,
    };
    if (
      !(await holdCredit(client, hold, sentence("rules.ledger.transfer", { customer: customer.username })))
    ) {
      throw new AppError("unprocessable", sentence("problems.transfers.notEnough"), {
        credits: sentence("problems.transfers.notEnoughShort"),
      });
    }
    await recordAudit(tx, ctx, {
      action: "transfer.created",
      entity: "transfer",
      entityId: id,
      after: {
        customer: customer.username,
        credits: input.credits,
        needsApproval: demand !== null,
        ...(demand === null ? {} : { why: demand.why }),
        repeat: input.repeat,
      },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "transfer", id });
    return { id, repeated: false, waits };
  });
}

async function sameRequest(
  client: SqlRunner,
  ctx: WorkspaceContext,
  input: NewTransfer,
): Promise<NewTransferAnswer | null> {
  const { rows } = await client.query<{
    id: string;
    customer_id: string;
    credits: number;
    waits: string | null;
  }>(
    `SELECT id, customer_id, credits, CASE WHEN status = 'awaiting_approval' THEN detail END AS waits
     FROM transfer
     WHERE workspace_id = $1::uuid AND request_key = $2::text`,
    [ctx.workspaceId, input.requestKey],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.customer_id !== input.customerId || Number(found.credits) !== input.credits)
    throw new AppError("idempotency_mismatch");
  return { id: found.id, repeated: true, waits: found.waits === null ? null : readKept(found.waits) };
}

async function requireCustomer(client: SqlRunner, ctx: WorkspaceContext, input: NewTransfer) {
  const { rows } = await client.query<{
    username: string;
    gateway_account_id: string;
    paused_reason: string | null;
    kind: string;
  }>(
    `SELECT c.username, c.gateway_account_id, a.paused_reason, a.kind
     FROM customer c JOIN gateway_account a ON a.id = c.gateway_account_id
     WHERE c.id = $1::uuid AND c.workspace_id = $2::uuid AND c.archived_at IS NULL AND a.archived_at IS NULL
     FOR KEY SHARE OF c`,
    [input.customerId, ctx.workspaceId],
  );
  const customer = rows[0];
  if (!customer) throw new AppError("not_found");
  if (!gatewayOf(customer.kind).can.transfers)
    throw new AppError("unprocessable", sentence("problems.gateways.noTransfers"));
  // What was confirmed must still be what the id means (T12).
  if (customer.username !== input.username)
    throw new AppError("forbidden", sentence("problems.transfers.otherCustomer"));
  if (customer.paused_reason === "credentials") {
    throw new AppError("unprocessable", reasonSentence("newTransfer", "credentials"));
  }
  return customer;
}
