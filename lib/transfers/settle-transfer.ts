import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { english } from "@/lib/core/english";
import { keepSentence, keepTold, sayTold, type Told } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { releaseHold, spendHold } from "@/lib/credit/credit-account";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

/** What settling needs of a transfer's row. */
export interface TransferRow {
  id: string;
  workspace_id: string;
  gateway_account_id: string;
  customer_id: string;
  credits: number;
  seqno: string;
  status: string;
  attempts: number;
  username: string;
}

export interface Settlement {
  to: "succeeded" | "refused" | "canceled";
  from: readonly string[];
  code?: string | null;
  detail: Sentence;
  /** The worker that must still hold the lease; left out for a person. */
  owner?: string;
  person?: { name: string; note: string };
}

/**
 * The one way a transfer ends: the guarded move of its row and of its hold, in one transaction, so
 * that a hold is released or spent exactly once. Returns false when somebody else ended it first.
 */
export async function settleTransfer(
  client: SqlRunner,
  transfer: TransferRow,
  to: Settlement,
): Promise<boolean> {
  const { rows } = await client.query(
    `UPDATE transfer
     SET status = $3::transfer_status, code = coalesce($4::text, code), detail = $5::text, settled_at = now(),
       owner = NULL, lease_until = NULL,
       resolved_by_name = coalesce($7::text, resolved_by_name), resolution = coalesce($8::text, resolution)
     WHERE id = $1::uuid
       AND workspace_id = $2::uuid
       AND status::text = ANY($6::text[])
       AND ($9::text IS NULL OR owner = $9::text)
     RETURNING id`,
    [
      transfer.id,
      transfer.workspace_id,
      to.to,
      to.code ?? null,
      keepSentence(to.detail),
      [...to.from],
      to.person?.name ?? null,
      to.person?.note ?? null,
      to.owner ?? null,
    ],
  );
  if (rows.length === 0) return false;
  const hold = {
    workspaceId: transfer.workspace_id,
    gatewayAccountId: transfer.gateway_account_id,
    transferId: transfer.id,
    customerId: transfer.customer_id,
    credits: Number(transfer.credits),
  };
  const named = { customer: transfer.username };
  if (to.to === "succeeded") await spendHold(client, hold, sentence("rules.ledger.transferred", named));
  else await releaseHold(client, hold, sentence("rules.ledger.notTransferred", named));
  for (const kind of ["transfer.unresolved", "transfer.waiting"])
    await resolveAlarm(client, { workspaceId: transfer.workspace_id, kind, entityId: transfer.id });
  await notify(client, { workspaceId: transfer.workspace_id, topic: "transfer", id: transfer.id });
  await notify(client, {
    workspaceId: transfer.workspace_id,
    topic: "balance",
    id: transfer.gateway_account_id,
  });
  await enqueueWebhook(client, {
    workspaceId: transfer.workspace_id,
    event: "transfer.settled",
    data: {
      id: transfer.id,
      gatewayAccountId: transfer.gateway_account_id,
      customer: transfer.username,
      credits: hold.credits,
      status: to.to,
      code: to.code ?? null,
    },
  });
  return true;
}

/** Leaves it to a person: the hold stays, and an alarm says so. */
export async function leaveUnresolved(
  client: SqlRunner,
  transfer: TransferRow,
  why: { code: string | null; detail: Told; owner: string },
): Promise<void> {
  const { rows } = await client.query(
    `UPDATE transfer
     SET status = 'unresolved', code = coalesce($2::text, code), detail = $3::text, owner = NULL,
       lease_until = NULL
     WHERE id = $1::uuid AND status = 'sending' AND owner = $4::text RETURNING id`,
    [transfer.id, why.code, keepTold(why.detail), why.owner],
  );
  if (rows.length === 0) return;
  await raiseAlarm(client, {
    workspaceId: transfer.workspace_id,
    kind: "transfer.unresolved",
    entityId: transfer.id,
    sentence: sentence("alarms.transferUnresolved", {
      credits: Number(transfer.credits),
      customer: transfer.username,
    }),
    detail: { code: why.code, why: sayTold(why.detail, english) },
  });
  await notify(client, { workspaceId: transfer.workspace_id, topic: "transfer", id: transfer.id });
}
