import "server-only";
import type { StatementFacts } from "@/lib/billing/make-paper";
import { daysOfMonth, lastMonths } from "@/lib/billing/period.rules";
import { readToday } from "@/lib/billing/require-customer";
import { getStatementFacts } from "@/lib/billing/statement.queries";
import { sql } from "@/lib/platform/db/sql";
import { hashToken } from "@/lib/platform/secrets";

const TOKEN = /^[\w-]{43}$/;
/** How many months before the present one an open link shows. */
const MONTHS_BACK = 12;

export interface SharedStatement {
  facts: StatementFacts;
  /** Months that may be chosen, the newest first; none where the link says the days. */
  months: string[];
  month: string | null;
}

/**
 * What a link shows to whoever has it. Unknown, expired and withdrawn ones answer alike. Looking
 * changes nothing.
 */
export async function getSharedStatement(token: string, asked?: string): Promise<SharedStatement | null> {
  if (!TOKEN.test(token)) return null;
  const link = await sql.first<{
    workspace: string;
    customer: string;
    from: string | null;
    to: string | null;
  }>(
    `SELECT workspace_id AS workspace, customer_id AS customer, from_day::text AS "from", to_day::text AS "to"
     FROM statement_link WHERE token_hash = $1 AND withdrawn_at IS NULL AND expires_at > now()`,
    [hashToken(token)],
  );
  if (link === null) return null;
  const ctx = { workspaceId: link.workspace };
  if (link.from !== null && link.to !== null) {
    const facts = await getStatementFacts(ctx, link.customer, { from: link.from, to: link.to });
    return { facts, months: [], month: null };
  }
  const today = await readToday(sql.pool(), link.workspace);
  const months = lastMonths(today, MONTHS_BACK);
  const month = months.find((each) => each === asked) ?? (months[0] as string);
  return { facts: await getStatementFacts(ctx, link.customer, daysOfMonth(month)), months, month };
}
