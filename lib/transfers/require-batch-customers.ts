import "server-only";
import { AppError, type FieldSentences } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { BatchLine } from "@/lib/transfers/batch.input";

export interface BatchCustomer {
  id: string;
  accountId: string;
  credits: number;
}

interface Row {
  id: string;
  username: string;
  account_id: string;
  kind: string;
  paused_reason: string | null;
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
  const { rows } = await client.query<Row>(
    `SELECT c.id, c.username, a.id AS account_id, a.kind, a.paused_reason
     FROM customer c JOIN gateway_account a ON a.id = c.gateway_account_id
     WHERE c.workspace_id = $1::uuid AND c.archived_at IS NULL AND a.archived_at IS NULL
       AND (lower(c.username) = ANY ($2::text[]) OR c.id::text = ANY ($2::text[]))
     ORDER BY a.is_default DESC, a.created_at`,
    [workspaceId, lines.map(({ customer }) => customer.toLowerCase())],
  );
  const problems: FieldSentences = {};
  const seen = new Set<string>();
  const customers = lines.flatMap(({ customer, credits }, index) => {
    const wanted = customer.toLowerCase();
    const found = rows.find((row) => row.id === wanted || row.username.toLowerCase() === wanted);
    const problem = problemOf(found, seen);
    if (problem !== null) problems[`${index}.customer`] = problem;
    if (!found) return [];
    seen.add(found.id);
    return [{ id: found.id, accountId: found.account_id, credits }];
  });
  const wrong = Object.keys(problems).length;
  if (wrong === 0) return customers;
  throw new AppError("unprocessable", sentence("problems.transfers.wrongLines", { count: wrong }), problems);
}

function problemOf(found: Row | undefined, seen: ReadonlySet<string>): Sentence | null {
  if (!found) return sentence("problems.customers.notListed");
  if (seen.has(found.id)) return sentence("problems.transfers.twice");
  if (!gatewayOf(found.kind).can.transfers) return sentence("problems.gateways.noTransfers");
  if (found.paused_reason === "credentials") return sentence("problems.transfers.accountPaused");
  return null;
}
