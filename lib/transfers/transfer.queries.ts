import { english } from "@/lib/core/english";
import type { Say } from "@/lib/core/sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { APPROVAL_EXPIRES_HOURS } from "@/lib/transfers/decision.rules";
import {
  type ShownTransferRow,
  sayPlain,
  TRANSFER_COLUMNS,
  transferView,
} from "@/lib/transfers/shown-transfer";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";
import type { OpenTransferView, TransferDetailView, TransferView } from "@/lib/transfers/transfer.view";

type Where = Pick<WorkspaceContext, "workspaceId">;
type Asker = Pick<WorkspaceContext, "workspaceId" | "actor">;

export interface TransferFilter {
  limit: number;
  cursor?: string;
  status?: TransferStatus;
  /** Username or id. */
  customer?: string;
  /** Of one batch. */
  batchId?: string;
}

/** Newest first, paged by (created_at, id); said in English, else in the language of `say`. */
export async function listTransfers(
  ctx: Where,
  filter: TransferFilter,
  say: Say = english,
): Promise<{ data: TransferView[]; nextCursor: string | null }> {
  const [at, id] = readCursor(filter.cursor);
  const { customer = "" } = filter;
  // By its id the index on the customer is used.
  const ofCustomer = isUuid(customer)
    ? "t.customer_id = $3::uuid"
    : "($3::text = '' OR c.username = $3::text)";
  const rows = await inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await asSqlRunner(tx).query<ShownTransferRow>(
      `SELECT ${TRANSFER_COLUMNS} FROM transfer t JOIN customer c ON c.id = t.customer_id
       WHERE t.workspace_id = $1::uuid
         AND ($2::text = '' OR t.status::text = $2::text)
         AND ${ofCustomer}
         AND ($7::text = '' OR t.batch_id = nullif($7::text, '')::uuid)
         AND ($4::text = ''
           OR (t.created_at, t.id) < (nullif($4::text, '')::timestamptz, nullif($5::text, '')::uuid))
       ORDER BY t.created_at DESC, t.id DESC LIMIT $6::int`,
      [ctx.workspaceId, filter.status ?? "", customer, at, id, filter.limit + 1, filter.batchId ?? ""],
    );
    return found.rows;
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => transferView(row, say)),
    nextCursor: rows.length > filter.limit && last ? `${last.created_at.toISOString()}_${last.id}` : null,
  };
}

/**
 * What waits for a person: unknown outcomes and approvals, oldest first, and which of them this
 * person asked for, if only by a key. Lines of a batch stand in its own card until one is in doubt.
 */
export async function listOpenTransfers(ctx: Asker, say: Say = english): Promise<OpenTransferView[]> {
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<ShownTransferRow & { own: boolean }>(
      `SELECT ${TRANSFER_COLUMNS},
         coalesce(t.created_by_id = $2::text
           OR nullif($3::text, '')::uuid = ANY (t.asked_by_ids), false) AS own
       FROM transfer t JOIN customer c ON c.id = t.customer_id
       WHERE t.workspace_id = $1::uuid
         AND (t.status IN ('awaiting_approval', 'pending', 'sending', 'unresolved')
           OR t.contradicted_at IS NOT NULL AND t.corrected_at IS NULL)
         AND (t.batch_id IS NULL OR t.status NOT IN ('awaiting_approval', 'pending', 'sending')
           OR t.status = 'sending' AND EXISTS (
             SELECT FROM transfer_attempt x WHERE x.transfer_id = t.id AND x.outcome = 'unknown'))
       ORDER BY t.created_at, t.id
       LIMIT 200`,
      [ctx.workspaceId, ctx.actor.id, ctx.actor.userId ?? ""],
    ),
  );
  return rows.rows.map((row) => ({
    ...transferView(row, say),
    own: row.own,
    approvalUntil: row.status === "awaiting_approval" ? approvalUntil(row.created_at) : null,
  }));
}

/** One transfer with every attempt. */
export async function requireTransfer(
  ctx: Where,
  id: string,
  say: Say = english,
): Promise<TransferDetailView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { rows } = await client.query<ShownTransferRow & { label: string }>(
      `SELECT ${TRANSFER_COLUMNS}, a.label
       FROM transfer t
         JOIN customer c ON c.id = t.customer_id
         JOIN gateway_account a ON a.id = t.gateway_account_id
       WHERE t.id::text = $1::text AND t.workspace_id = $2::uuid`,
      [id, ctx.workspaceId],
    );
    const row = rows[0];
    if (!row) throw new AppError("not_found");
    return {
      ...transferView(row, say),
      accountLabel: row.label,
      attemptList: await attempts(client, row.id, say),
    };
  });
}

/**
 * The customer that a username or an id of the REST API names; a username in several accounts needs
 * the account.
 */
export async function findCustomer(
  ctx: Where,
  wanted: { customer: string; gatewayAccountId?: string },
): Promise<{ id: string; username: string; archived: boolean } | null> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<{ id: string; username: string; archived: boolean }>(
      `SELECT c.id, c.username, c.archived_at IS NOT NULL AS archived
       FROM customer c JOIN gateway_account a ON a.id = c.gateway_account_id
       WHERE c.workspace_id = $1::uuid
         AND a.archived_at IS NULL
         AND (lower(c.username) = lower($2::text) OR c.id::text = $2::text)
         AND ($3::text = '' OR a.id::text = $3::text)
       ORDER BY c.username = $2::text DESC, c.archived_at NULLS FIRST, a.is_default DESC LIMIT 1`,
      [ctx.workspaceId, wanted.customer, wanted.gatewayAccountId ?? ""],
    ),
  );
  return rows[0] ?? null;
}

async function attempts(
  client: SqlRunner,
  transferId: string,
  say: Say,
): Promise<TransferDetailView["attemptList"]> {
  const { rows } = await client.query<{
    number: number;
    started_at: Date;
    finished_at: Date | null;
    outcome: string | null;
    code: string | null;
    detail: string | null;
    balance_before: number | null;
    balance_after: number | null;
  }>("SELECT * FROM transfer_attempt WHERE transfer_id = $1::uuid ORDER BY number", [transferId]);
  return rows.map((row) => ({
    number: row.number,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    outcome: row.outcome,
    code: row.code,
    detail: sayPlain(row.detail, say),
    balanceBefore: row.balance_before,
    balanceAfter: row.balance_after,
  }));
}

function approvalUntil(createdAt: Date): string {
  return new Date(createdAt.getTime() + APPROVAL_EXPIRES_HOURS * 3_600_000).toISOString();
}

function readCursor(cursor: string | undefined): [string, string] {
  if (!cursor) return ["", ""];
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/.exec(cursor);
  if (!match || Number.isNaN(Date.parse(match[1] as string)) || !isUuid(match[2] as string))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.useNextCursor") });
  return [match[1] as string, match[2] as string];
}
