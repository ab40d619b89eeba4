import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ExportCell, ExportTable } from "@/lib/exports/export-table";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { ReportQuery } from "@/lib/reports/report.input";
import { getMessageReport } from "@/lib/reports/report.queries";
import type { ReportRow } from "@/lib/reports/report.view";

/** A report as a table, with its totals as the last line; the words are those of whoever asks. */
export async function exportReport(
  ctx: WorkspaceContext,
  query: ReportQuery,
  words?: Parameters<typeof getMessageReport>[2],
): Promise<ExportTable> {
  const report = await getMessageReport(ctx, query, words);
  const { from, to, by, currency, data, totals } = report;
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "report.exported", entity: "workspace", after: { from, to, by } }),
  );
  const cells = ({ key, name, ...row }: ReportRow): ExportCell[] => [
    ...[key, name, row.sent, row.delivered, row.failed, row.refused, row.untracked, row.waiting],
    ...[row.optOuts, row.replies, row.credits, row.cost, row.cost === null ? null : currency],
    row.read,
    ...[row.whatsapp.charged, row.whatsapp.free, row.whatsapp.unpriced],
    ...whatsAppCost(row.whatsapp.amounts),
  ];
  return {
    content: `messages-${from}-${to}`,
    columns: [
      ...["key", "name", "sent", "delivered", "failed", "refused", "untracked", "waiting"],
      ...["optOuts", "replies", "credits", "cost", "currency", "read"],
      ...["whatsappCharged", "whatsappFree", "whatsappUnpriced", "whatsappCost", "whatsappCurrency"],
    ],
    pages: (async function* () {
      yield data.map(cells);
      yield [cells({ key: "total", name: "Total", ...totals })];
    })(),
  };
}

/** One sum with its currency; sums of several currencies are told apart, and none is left out. */
function whatsAppCost(amounts: ReportRow["whatsapp"]["amounts"]): ExportCell[] {
  const [only] = amounts;
  if (only === undefined) return [null, null];
  if (amounts.length === 1) return [only.amount, only.currency];
  return [amounts.map(({ amount, currency }) => `${currency} ${amount}`).join(" + "), null];
}
