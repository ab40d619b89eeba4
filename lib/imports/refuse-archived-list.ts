import { lockLists } from "@/lib/contacts/lock-lists";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * Refuses to put the people of a file into a list that was archived since the file came, and keeps
 * it from being archived until the transaction ends.
 */
export async function refuseArchivedList(
  client: SqlRunner,
  workspaceId: string,
  listId: string,
): Promise<void> {
  const [list] = await lockLists(client, workspaceId, [listId]);
  if (list?.archived)
    throw new AppError("conflict", sentence("problems.lists.archived", { list: list.name }));
}
