import "server-only";
import type { StatementLineView, StatementView } from "@/lib/billing/billing.view";
import { fromThousandths, toThousandths } from "@/lib/core/money";
import type { ExportCell, ExportTable } from "@/lib/exports/export-table";

const COLUMNS = [
  ...["day", "what", "reference (seqno or invoice)", "credits", "price", "added", "taken off", "owed"],
  "currency",
];

/**
 * A statement as a table that can be added up: opening + added - taken off = closing. No amount is
 * negative, because a spreadsheet takes such a cell for a formula, and for a text when it is
 * guarded.
 */
export function exportStatement(username: string, statements: readonly StatementView[]): ExportTable {
  return { content: `statement-${username}`, columns: COLUMNS, pages: pagesOf(statements) };
}

async function* pagesOf(statements: readonly StatementView[]): AsyncGenerator<ExportCell[][]> {
  for (const { currency, from, to, opening, closing, lines } of statements) {
    let [added, taken] = [0n, 0n];
    const rows = lines.map((line) => {
      const change = changeOf(line);
      if (change > 0n) added += change;
      else taken -= change;
      return [
        ...[line.day, line.kind.replace("_", " "), line.reference, line.credits, figure(line.price)],
        ...[change > 0n ? figure(fromThousandths(change)) : null],
        ...[change < 0n ? figure(fromThousandths(-change)) : null],
        ...[figure(line.balance), currency],
      ];
    });
    const sums = [figure(fromThousandths(added)), figure(fromThousandths(taken))];
    yield [
      [from, "opening balance", "", null, null, null, null, figure(opening), currency],
      ...rows,
      [to, "sum of these days", "", null, null, ...sums, null, currency],
      [to, "closing balance", "", null, null, null, null, figure(closing), currency],
    ];
  }
}

function changeOf({ charged, paid }: StatementLineView): bigint {
  return charged === null ? -toThousandths(paid ?? "0") : toThousandths(charged);
}

/** A cell that a spreadsheet can add up, where its digits survive the way. */
function figure(amount: string | null): ExportCell {
  if (amount === null) return null;
  return amount.replace(/\D/g, "").length <= 15 ? Number(amount) : amount;
}
