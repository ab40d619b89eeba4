import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { nameHasWords } from "@/lib/core/name-search";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import { isUuid } from "@/lib/core/uuid";
import type { SmsContent } from "@/lib/messages/message-content.input";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { ListTemplatesInput } from "@/lib/templates/template.input";
import type { TemplateHistoryView, TemplateView } from "@/lib/templates/template.view";

/** Templates by name. */
export async function listTemplates(
  ctx: WorkspaceContext,
  query: Partial<ListTemplatesInput> = {},
): Promise<Page<TemplateView>> {
  const limit = query.limit ?? 100;
  const after = readCursor(query.cursor, 1);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const rows = await tx.template.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        archivedAt: null,
        AND: [after === null ? {} : { name: { gt: String(after[0]) } }, ...nameHasWords(query.search ?? "")],
      },
      include: { versions: { orderBy: { version: "desc" }, take: 1 } },
      orderBy: { name: "asc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      data: page.map(templateView),
      nextCursor: rows.length > limit && last ? writeCursor([last.name]) : null,
    };
  });
}

/** One template with its history, or null. */
export async function getTemplate(ctx: WorkspaceContext, id: string): Promise<TemplateHistoryView | null> {
  return isUuid(id) ? inWorkspace(ctx.workspaceId, (tx) => readTemplate(tx, ctx.workspaceId, id)) : null;
}

/** The same; an id of another workspace does not exist. */
export async function requireTemplate(ctx: WorkspaceContext, id: string): Promise<TemplateHistoryView> {
  const template = await getTemplate(ctx, id);
  if (template === null) throw new AppError("not_found");
  return template;
}

/** One template with its history, in an open transaction. */
export async function readTemplate(
  tx: WorkspaceDb,
  workspaceId: string,
  id: string,
): Promise<TemplateHistoryView | null> {
  const row = await tx.template.findFirst({
    where: { id, workspaceId, archivedAt: null },
    include: { versions: { orderBy: { version: "desc" } } },
  });
  if (row === null) return null;
  const versions = row.versions.map((version) => ({
    id: version.id,
    version: version.version,
    message: version.message as SmsContent,
    createdAt: version.createdAt.toISOString(),
    createdByName: version.createdByName,
  }));
  return { ...templateView(row), versions };
}

interface TemplateRow {
  id: string;
  name: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  versions: { id: string; message: unknown }[];
}

function templateView(row: TemplateRow): TemplateView {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    versionId: row.versions[0]?.id ?? "",
    message: (row.versions[0]?.message ?? { kind: "text", text: "" }) as SmsContent,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
