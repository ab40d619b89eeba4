import "server-only";
import { readKept, sayKept } from "@/lib/core/kept-sentence";
import { type Say, sentence } from "@/lib/core/sentence";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";

/** A transfer `t` with its customer `c`, as screens and programs are shown it. */
export interface ShownTransferRow {
  id: string;
  status: TransferStatus;
  asked: boolean;
  code: string | null;
  detail: string | null;
  credits: number;
  note: string;
  seqno: string;
  gateway_account_id: string;
  customer_id: string;
  username: string;
  customer_name: string;
  execute_at: Date;
  balance_before: number | null;
  balance_after: number | null;
  attempts: number;
  created_by_id: string | null;
  created_by_name: string;
  created_at: Date;
  approved_by_name: string | null;
  resolved_by_name: string | null;
  resolution: string | null;
  settled_at: Date | null;
  contradicted_at: Date | null;
  corrected_at: Date | null;
  corrected_by_name: string | null;
  correction: string | null;
  batch_id: string | null;
}

export const TRANSFER_COLUMNS = `t.id, t.status::text AS status, t.code, t.detail, t.credits, t.note, t.seqno,
    t.gateway_account_id, t.customer_id, c.username,
  c.name AS customer_name, t.execute_at, t.balance_before, t.balance_after, t.attempts, t.created_by_id,
    t.created_by_name, t.created_at,
  t.approved_by_name, t.resolved_by_name, t.resolution, t.settled_at,
  t.contradicted_at, t.corrected_at, t.corrected_by_name, t.correction, t.batch_id,
  EXISTS (SELECT FROM transfer_attempt x WHERE x.transfer_id = t.id AND x.outcome = 'unknown') AS asked`;

export function transferView(row: ShownTransferRow, say: Say): TransferView {
  return {
    id: row.id,
    status: row.status,
    asking: row.status === "sending" && row.asked,
    code: row.code,
    detail: sayPlain(row.detail, say),
    credits: Number(row.credits),
    note: row.note,
    seqno: row.seqno,
    gatewayAccountId: row.gateway_account_id,
    customer: { id: row.customer_id, username: row.username, name: row.customer_name },
    undoUntil: row.status === "pending" ? row.execute_at.toISOString() : null,
    nextTryAt: row.status === "sending" && row.asked ? row.execute_at.toISOString() : null,
    balanceBefore: row.balance_before,
    balanceAfter: row.balance_after,
    attempts: row.attempts,
    createdById: row.created_by_id,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    approvedByName: row.approved_by_name,
    resolvedByName: row.resolved_by_name,
    resolution: row.resolution,
    settledAt: row.settled_at?.toISOString() ?? null,
    contradicted: row.contradicted_at !== null && row.corrected_at === null,
    correctable:
      row.resolved_by_name !== null &&
      row.corrected_at === null &&
      (row.status === "succeeded" || row.status === "refused"),
    correctedByName: row.corrected_by_name,
    correction: row.correction,
    batchId: row.batch_id,
  };
}

/** Without the codes of the connection, which say nothing to who moves credits. */
export function sayPlain(kept: string | null, say: Say): string | null {
  const told = kept === null ? null : readKept(kept);
  const lost =
    typeof told === "object" && (told?.key === "rules.call.lost" || told?.key === "rules.call.late");
  return lost ? say(sentence("rules.transfer.noAnswer")) : sayKept(kept, say);
}
