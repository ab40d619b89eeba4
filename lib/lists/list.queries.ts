import { AppError } from "@/lib/core/app-error";
import { nameHasWords } from "@/lib/core/name-search";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import type { ListsQuery } from "@/lib/lists/list.input";
import { type ListView, listView } from "@/lib/lists/list.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Lists by name. The cursor is the last name seen: names are unique in a workspace. */
export async function listLists(workspaceId: string, query: ListsQuery): Promise<Page<ListView>> {
  const after = readCursor(query.cursor, 1)?.[0];
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.list.findMany({
      where: {
        workspaceId,
        archivedAt: query.archived === "true" ? { not: null } : null,
        ...(after === undefined ? {} : { name: { gt: String(after) } }),
        AND: nameHasWords(query.q ?? ""),
      },
      orderBy: { name: "asc" },
      take: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    return {
      data: page.map(listView),
      nextCursor: rows.length > query.limit ? writeCursor([page.at(-1)?.name ?? ""]) : null,
    };
  });
}

export async function requireList(workspaceId: string, id: string): Promise<ListView> {
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.list.findFirst({ where: { id, workspaceId } });
    if (!row) throw new AppError("not_found");
    return listView(row);
  });
}

/** What lists are called, archived ones too. */
export async function nameLists(
  workspaceId: string,
  ids: string[],
): Promise<{ id: string; name: string; archived: boolean }[]> {
  if (ids.length === 0) return [];
  const rows = await inWorkspace(workspaceId, (tx) =>
    tx.list.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, name: true, archivedAt: true },
    }),
  );
  return rows.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }));
}
