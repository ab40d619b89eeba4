import { keepTold } from "@/lib/core/kept-sentence";
import "server-only";
import { createHash, randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { holdCredit } from "@/lib/credit/credit-account";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { personsBehind } from "@/lib/second-person/persons-behind";
import { demandSentence } from "@/lib/transfers/approval-demand.rules";
import type { BatchLine, TransferBatchView } from "@/lib/transfers/batch.input";
import { findBatchDemand } from "@/lib/transfers/find-batch-demand";
import { refuseAboveDailyCap } from "@/lib/transfers/refuse-above-daily-cap";
import { type BatchCustomer, requireBatchCustomers } from "@/lib/transfers/require-batch-customers";
import { lockTransferLimits } from "@/lib/transfers/transfer-limits";
import { warnOfRepeat } from "@/lib/transfers/warn-of-repeat";

export interface NewBatch {
  lines: BatchLine[];
  requestKey: string | null;
  /** Seconds in which a person can take all of it back. */
  undoSeconds: number;
  /** The person was told what may already have gone to these customers, and goes on. */
  repeat?: boolean;
}

/**
 * Asks for many transfers at once: all of them are set aside and written down in one transaction,
 * or none is. Each line is a transfer of its own, with its own reference and its own end. The same
 * request key always means the same batch.
 */
export function createTransferBatch(ctx: WorkspaceContext, input: NewBatch): Promise<TransferBatchView> {
  const requestKey = input.requestKey ?? randomUUID();
  const fingerprint = createHash("sha256").update(JSON.stringify(input.lines)).digest("hex");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const limits = await lockTransferLimits(client, ctx.workspaceId);
    // The lock lets one request at a time look, so a repeat always finds the first.
    const earlier = await sameBatch(client, ctx, requestKey, fingerprint);
    if (earlier) return earlier;
    const customers = await requireBatchCustomers(client, ctx.workspaceId, input.lines);
    const total = customers.reduce((sum, { credits }) => sum + credits, 0);
    const byIds = await personsBehind(client, ctx);
    await refuseAboveDailyCap(client, ctx.workspaceId, limits.mostPerDay, total);
    if (!input.repeat)
      for (const { id } of customers) await warnOfRepeat(client, ctx, { customerId: id, byIds });
    const demand = await findBatchDemand(client, ctx, limits.approvalAbove, customers, byIds);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO transfer_batch (workspace_id, request_key, fingerprint, lines, credits, created_by_name)
       VALUES ($1::uuid, $2::text, $3::text, $4::int, $5::bigint, $6::text) RETURNING id`,
      [ctx.workspaceId, requestKey, fingerprint, customers.length, total, ctx.actor.name],
    );
    const id = rows[0]?.id ?? "";
    await insertLines(client, ctx, customers, {
      ...{ batchId: id, byIds, undoSeconds: input.undoSeconds, above: demand?.above ?? null },
      detail: keepTold(demand === null ? null : demandSentence(demand)),
    });
    await holdAll(client, ctx, id, customers);
    await recordAudit(tx, ctx, {
      action: "transfer.batchCreated",
      entity: "transferBatch",
      entityId: id,
      after: {
        ...{ lines: customers.length, credits: total, needsApproval: demand !== null },
        ...(input.repeat ? { repeat: true } : {}),
      },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "transfer", id });
    return requireBatch(client, ctx, id);
  });
}

async function sameBatch(
  client: SqlRunner,
  ctx: WorkspaceContext,
  requestKey: string,
  fingerprint: string,
): Promise<TransferBatchView | null> {
  const { rows } = await client.query<{ id: string; fingerprint: string }>(
    "SELECT id, fingerprint FROM transfer_batch WHERE workspace_id = $1::uuid AND request_key = $2::text",
    [ctx.workspaceId, requestKey],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.fingerprint !== fingerprint) throw new AppError("idempotency_mismatch");
  return requireBatch(client, ctx, found.id);
}

interface Lines {
  batchId: string;
  byIds: string[];
  undoSeconds: number;
  above: number | null;
  detail: string | null;
}

async function insertLines(
  client: SqlRunner,
  ctx: WorkspaceContext,
  customers: BatchCustomer[],
  { batchId, byIds, undoSeconds, above, detail }: Lines,
): Promise<void> {
  await client.query(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, request_key,
       execute_at, created_by_id, created_by_name, asked_by_ids, approval_above, detail, batch_id, created_at)
     SELECT $1::uuid, l.account::uuid, l.customer::uuid, l.credits, $2::transfer_status,
       'batch ' || $3::text || ' ' || l.n,
       now() - interval '1 millisecond' + make_interval(secs => $4::int), $5::text, $6::text,
       $7::text[]::uuid[], $8::bigint, $9::text, $3::uuid, now() + make_interval(secs => l.n * 0.001)
     FROM unnest($10::text[], $11::text[], $12::bigint[]) WITH ORDINALITY
        AS l (account, customer, credits, n)`,
    [
      ...[ctx.workspaceId, above === null ? "pending" : "awaiting_approval", batchId, undoSeconds],
      ...[ctx.actor.id, ctx.actor.name, byIds, above, detail],
      customers.map((each) => each.accountId),
      customers.map((each) => each.id),
      customers.map((each) => each.credits),
    ],
  );
}

/** One hold on each account; every transfer spends or gives back its own part of it. */
async function holdAll(
  client: SqlRunner,
  ctx: WorkspaceContext,
  batchId: string,
  customers: BatchCustomer[],
): Promise<void> {
  const sums = new Map<string, { credits: number; lines: number }>();
  for (const { accountId, credits } of customers) {
    const sum = sums.get(accountId) ?? { credits: 0, lines: 0 };
    sums.set(accountId, { credits: sum.credits + credits, lines: sum.lines + 1 });
  }
  for (const [gatewayAccountId, { credits, lines }] of [...sums].toSorted()) {
    const hold = { workspaceId: ctx.workspaceId, gatewayAccountId, transferId: batchId, credits };
    if (await holdCredit(client, hold, sentence("rules.ledger.batch", { lines }))) continue;
    throw new AppError("unprocessable", sentence("problems.transfers.notEnough"));
  }
}

async function requireBatch(
  client: SqlRunner,
  ctx: WorkspaceContext,
  id: string,
): Promise<TransferBatchView> {
  const { rows } = await client.query<{ id: string; status: string }>(
    `SELECT id, status::text AS status FROM transfer
     WHERE workspace_id = $1::uuid AND batch_id = $2::uuid
     ORDER BY created_at, id`,
    [ctx.workspaceId, id],
  );
  return {
    id,
    transfers: rows.map((row) => row.id),
    awaitingApproval: rows.some((row) => row.status === "awaiting_approval"),
  };
}
