import "server-only";
import { AppError, type FieldSentences } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { BatchLine } from "@/lib/transfers/batch.input";
import { findListedCustomers, type ListedCustomer } from "@/lib/transfers/find-listed-customers";

export interface BatchCustomer {
  id: string;
  accountId: string;
  credits: number;
}

/**
 * The customer of each line, in its order. One line that cannot be carried out refuses the whole
 * batch, and every such line is named with what is wrong.
 */
export async function requireBatchCustomers(
  client: SqlRunner,
  workspaceId: string,
  lines: readonly BatchLine[],
): Promise<BatchCustomer[]> {
  const listed = await findListedCustomers(client, workspaceId, lines);
  const problems: FieldSentences = {};
  const seen = new Set<string>();
  const customers = lines.flatMap(({ credits }, index) => {
    const found = listed[index] ?? null;
    const problem = problemOf(found, seen);
    if (problem !== null) problems[`${index}.customer`] = problem;
    if (!found) return [];
    seen.add(found.id);
    return [{ id: found.id, accountId: found.accountId, credits }];
  });
  const wrong = Object.keys(problems).length;
  if (wrong === 0) return customers;
  throw new AppError("unprocessable", sentence("problems.transfers.wrongLines", { count: wrong }), problems);
}

function problemOf(found: ListedCustomer | null, seen: ReadonlySet<string>): Sentence | null {
  if (found === null) return sentence("problems.customers.notListed");
  if (found.archived) return sentence("problems.customers.archived");
  if (seen.has(found.id)) return sentence("problems.transfers.twice");
  if (!gatewayOf(found.kind).can.transfers) return sentence("problems.gateways.noTransfers");
  if (found.pausedReason === "credentials") return sentence("problems.transfers.accountPaused");
  return null;
}
