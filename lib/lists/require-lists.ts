import { lockLists } from "@/lib/contacts/lock-lists";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Required {
  /** Archived ones will do: nobody is to join them. */
  archived?: boolean;
  /** Nobody joins them until the transaction ends. */
  alone?: boolean;
}

/** Refuses when one of these lists is not there, or is archived and people are to join it. */
export async function requireLists(
  client: SqlRunner,
  workspaceId: string,
  ids: readonly string[],
  { archived = false, alone = false }: Required = {},
): Promise<void> {
  const found = await lockLists(client, workspaceId, ids, alone ? "alone" : "shared");
  if (found.length !== new Set(ids).size)
    throw new AppError("not_found", sentence("problems.lists.oneUnknown"));
  const gone = archived ? undefined : found.find((list) => list.archived);
  if (gone) throw new AppError("not_found", sentence("problems.lists.archived", { list: gone.name }));
}
