import type { WorkspaceContext } from "@/lib/access/context";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { AppError } from "@/lib/core/app-error";
import { mayBeLetIn } from "@/lib/core/may-be-let-in";
import { sentence } from "@/lib/core/sentence";
import { correctRejection } from "@/lib/imports/correct-rejection";
import type { LetInInput } from "@/lib/imports/import.input";
import { refuseArchivedList } from "@/lib/imports/refuse-archived-list";

/** So many rows at once; pressing again takes the next. */
const AT_ONCE = 1_000;

/**
 * Takes the rows that were left out for one reason although no plan knows their numbers, because a
 * person says that these numbers exist. A row that cannot even be dialled stays.
 */
export async function letInRejections(
  ctx: WorkspaceContext,
  { importId, reason }: LetInInput,
): Promise<{ taken: number; left: number }> {
  if (!mayBeLetIn(reason)) throw new AppError("invalid", sentence("problems.imports.wholeNumbersOnly"));
  const rows = await openRows(ctx, importId, reason);
  let taken = 0;
  for (const { row, cells } of rows) {
    try {
      await correctRejection(ctx, { importId, row, cells, letIn: true });
      taken++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return { taken, left: rows.length - taken };
}

function openRows(ctx: WorkspaceContext, importId: string, reason: string) {
  return mergeInWorkspace(ctx.workspaceId, async (client) => {
    const found = await client.query<{ listId: string }>(
      `SELECT list_id AS "listId" FROM contact_import WHERE id = $1 AND workspace_id = $2`,
      [importId, ctx.workspaceId],
    );
    if (found.rows[0]) await refuseArchivedList(client, ctx.workspaceId, found.rows[0].listId);
    const { rows } = await client.query<{ row: number; cells: string[] }>(
      `SELECT row, cells FROM import_rejection
       WHERE import_id = $1 AND workspace_id = $2 AND reason = $3 AND corrected_at IS NULL
       ORDER BY row
       LIMIT ${AT_ONCE}`,
      [importId, ctx.workspaceId, reason],
    );
    return rows;
  });
}
