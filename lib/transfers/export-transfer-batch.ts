import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { attachment, csvLine } from "@/lib/core/csv-cell";
import { requireBatch } from "@/lib/transfers/batch.queries";
import { WORDS } from "@/lib/transfers/transfer-statement";

const HEAD = ["customer", "name", "status", "credits moved", "credits asked for", "reference (seqno)"];
const MORE = ["code", "detail", "settled at (UTC)", "id"];

/** The lines of a batch as CSV: only what reached a customer stands in the column that adds up. */
export async function exportTransferBatch(ctx: WorkspaceContext, id: string): Promise<Response> {
  const { transfers, moved } = await requireBatch(ctx, id);
  const rows = transfers.map(
    ({ customer, status, asking, credits, seqno, code, detail, settledAt, ...rest }) => [
      ...[customer.username, customer.name, asking ? WORDS.unresolved : WORDS[status]],
      ...[status === "succeeded" ? credits : 0, credits, seqno, code, detail, settledAt, rest.id],
    ],
  );
  const total = ["Moved in all", null, null, moved];
  const csv = [[...HEAD, ...MORE], ...rows, total];
  return new Response(`\uFEFF${csv.map((line) => csvLine(line)).join("")}`, {
    headers: attachment(`transfers-${ctx.workspaceSlug}-${id.slice(0, 8)}.csv`),
  });
}
