import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { EXPORT_PAGE, type ExportCell, type ExportTable } from "@/lib/exports/export-table";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface EntryRow {
  id: number;
  gateway_account_id: string;
  label: string;
  journal: string;
  account: string;
  amount: number;
  kind: string;
  ref: string | null;
  description: string;
  at: Date;
}

/**
 * Every entry of the credit ledger as it stands there, the oldest first. `credits` is what stands
 * at the gateway after it, by our books.
 */
export async function exportLedger(ctx: WorkspaceContext): Promise<ExportTable> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "ledger.exported", entity: "gatewayAccount" }),
  );
  return {
    content: "credit-ledger",
    columns: [
      ...["at", "gateway account", "kind", "description", "reference", "account", "amount", "credits"],
      ...["journal", "id"],
    ],
    pages: pagesOf(ctx.workspaceId),
  };
}

async function* pagesOf(workspaceId: string): AsyncGenerator<ExportCell[][]> {
  const credits = new Map<string, number>();
  for (let last: number | null = 0; last !== null; ) {
    const after: number = last;
    const rows: EntryRow[] = await inWorkspace(
      workspaceId,
      async (tx) =>
        (
          await asSqlRunner(tx).query<EntryRow>(
            `SELECT e.id, e.gateway_account_id, a.label, e.journal, e.account, e.amount, e.kind, e.ref,
               e.description, e.at
             FROM ledger_entry e JOIN gateway_account a ON a.id = e.gateway_account_id
             WHERE e.workspace_id = $1::uuid AND e.id > $2::bigint
             ORDER BY e.id LIMIT ${EXPORT_PAGE}`,
            [workspaceId, after],
          )
        ).rows,
    );
    yield rows.map((row) => {
      const before = credits.get(row.gateway_account_id) ?? 0;
      const atGateway = row.account === "available" || row.account === "held";
      const now = atGateway ? before + row.amount : before;
      credits.set(row.gateway_account_id, now);
      return [
        ...[
          row.at.toISOString(),
          row.label,
          row.kind,
          sayKept(row.description, english),
          row.ref,
          row.account,
        ],
        ...[row.amount, now, row.journal, String(row.id)],
      ];
    });
    last = rows.length === EXPORT_PAGE ? (rows.at(-1)?.id ?? null) : null;
  }
}
