import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { Say } from "@/lib/core/sentence";
import { listCredit } from "@/lib/credit/credit.queries";
import { usualAmounts } from "@/lib/customers/customer.queries";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { personsBehind } from "@/lib/second-person/persons-behind";
import { demandSentence } from "@/lib/transfers/approval-demand.rules";
import type { CheckTransferBatchInput } from "@/lib/transfers/batch.input";
import type { BatchCheckView, CheckedLine } from "@/lib/transfers/batch.view";
import { findBatchDemand } from "@/lib/transfers/find-batch-demand";
import { findListedCustomers, type ListedCustomer } from "@/lib/transfers/find-listed-customers";
import { refuseAboveDailyCap } from "@/lib/transfers/refuse-above-daily-cap";
import type { BatchCustomer } from "@/lib/transfers/require-batch-customers";
import { getTransferLimits } from "@/lib/transfers/transfer-limits";
import { findRepeat } from "@/lib/transfers/warn-of-repeat";

/**
 * What a list of transfers would do, before anybody confirms it: nothing is written. The same rules
 * decide again when it is confirmed.
 */
export async function checkTransferBatch(
  ctx: WorkspaceContext,
  input: CheckTransferBatchInput,
  say: Say,
): Promise<BatchCheckView> {
  const limits = await getTransferLimits(ctx);
  const credit = await listCredit(ctx);
  const found = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const listed = await findListedCustomers(client, ctx.workspaceId, input.lines);
    const usual = await usualAmounts(client, ctx.workspaceId, idsOf(listed));
    const lines = listed.map((customer, index) => checked(customer, listed.slice(0, index), usual));
    const sound = listed.flatMap((customer, index): BatchCustomer[] => {
      const credits = input.lines[index]?.credits ?? null;
      return customer === null || credits === null || lines[index]?.problem !== null
        ? []
        : [{ id: customer.id, accountId: customer.accountId, credits }];
    });
    const byIds = await personsBehind(client, ctx);
    for (const [index, line] of lines.entries()) {
      if (line.customer === null || line.problem !== null) continue;
      const repeat = await findRepeat(client, ctx, { customerId: line.customer.id, byIds });
      lines[index] = { ...line, warning: repeat === null ? null : say(repeat.said) };
    }
    const demand = await findBatchDemand(client, ctx, limits.approvalAbove, sound, byIds);
    const total = sound.reduce((sum, { credits }) => sum + credits, 0);
    const refusal = await aboveCap(client, ctx, limits.mostPerDay, total, say);
    return { lines, sound, total, refusal, approval: demand === null ? null : say(demandSentence(demand)) };
  });
  const { sound, ...view } = found;
  return {
    ...view,
    accounts: credit
      .map(({ gatewayAccountId: id, label, available, free }) => ({
        ...{ id, label, available, free },
        credits: sound.filter(({ accountId }) => accountId === id).reduce((sum, c) => sum + c.credits, 0),
      }))
      .filter(({ credits }) => credits > 0),
    mustType: view.total > limits.typeUsernameAbove,
  };
}

const idsOf = (listed: readonly (ListedCustomer | null)[]) => listed.flatMap((each) => each?.id ?? []);

function checked(
  found: ListedCustomer | null,
  before: readonly (ListedCustomer | null)[],
  usual: ReadonlyMap<string, number>,
): CheckedLine {
  if (found === null) return { customer: null, problem: "unknown", warning: null };
  const { id, username, name } = found;
  const usualCredits = usual.get(id) ?? null;
  return { customer: { id, username, name, usualCredits }, problem: problemOf(found, before), warning: null };
}

function problemOf(
  found: ListedCustomer,
  before: readonly (ListedCustomer | null)[],
): CheckedLine["problem"] {
  if (found.archived) return "archived";
  if (before.some((other) => other?.id === found.id)) return "twice";
  if (!gatewayOf(found.kind).can.transfers) return "noTransfers";
  return found.pausedReason === "credentials" ? "accountPaused" : null;
}

async function aboveCap(
  client: SqlRunner,
  { workspaceId }: WorkspaceContext,
  mostPerDay: number | null,
  total: number,
  say: Say,
): Promise<string | null> {
  try {
    await refuseAboveDailyCap(client, workspaceId, mostPerDay, total);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.sentence) return say(error.sentence);
    throw error;
  }
}
