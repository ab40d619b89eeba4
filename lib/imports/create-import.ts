import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { cutText } from "@/lib/core/cut-text";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { Inspection } from "@/lib/imports/import.view";
import { receiveFile } from "@/lib/imports/receive-file";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";

export interface NewImport {
  listId: string;
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  hasHeader?: boolean;
}

/**
 * Takes a file in, piece by piece, and looks at it. It waits as `ready` until somebody says how to
 * read it.
 */
export async function createImport(
  ctx: WorkspaceContext,
  input: NewImport,
): Promise<{ id: string; inspection: Inspection }> {
  const { id, limit } = await openImport(ctx, input);
  try {
    const file = await receiveFile({
      id,
      workspaceId: ctx.workspaceId,
      body: input.body,
      limit,
      hasHeader: input.hasHeader,
    });
    const { inspection } = file;
    const ready = await sql.query(
      `UPDATE contact_import SET status = 'ready', file_kind = $3, bytes = $4, rows_total = $5, encoding = $6, delimiter = $7,
         has_header = $8, columns = $9, mapping = $10
       WHERE id = $1 AND workspace_id = $2 AND status = 'uploading' RETURNING id`,
      [
        id,
        ctx.workspaceId,
        file.kind,
        file.bytes,
        file.lines,
        inspection.encoding,
        inspection.delimiter,
        inspection.hasHeader,
        JSON.stringify(inspection.columns),
        JSON.stringify(inspection.mapping),
      ],
    );
    if (ready.length === 0) throw new AppError("conflict", "This upload was canceled.");
    return { id, inspection };
  } catch (error) {
    await discard(ctx.workspaceId, id);
    throw error;
  }
}

async function openImport(ctx: WorkspaceContext, input: NewImport): Promise<{ id: string; limit: number }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const list = await tx.list.findFirst({
      where: { id: input.listId, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (!list) throw new AppError("not_found");
    const open = await tx.contactImport.count({
      where: {
        workspaceId: ctx.workspaceId,
        status: { in: ["uploading", "ready", "running"] },
        createdAt: { gt: new Date(Date.now() - 86_400_000) },
      },
    });
    if (open >= IMPORT_LIMITS.open) {
      throw new AppError(
        "too_many_requests",
        "There are many unfinished imports in this workspace. Wait for one to finish, or cancel one.",
      );
    }
    const workspace = await tx.workspace.findFirstOrThrow({
      where: { id: ctx.workspaceId },
      select: { settings: true, defaultCountry: true },
    });
    const created = await tx.contactImport.create({
      data: {
        workspaceId: ctx.workspaceId,
        listId: list.id,
        fileName: shownName(input.fileName),
        fileKind: "csv",
        country: workspace.defaultCountry,
        createdById: ctx.actor.id,
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "import.uploaded",
      entity: "import",
      entityId: created.id,
      after: { listId: list.id, fileName: shownName(input.fileName) },
    });
    return { id: created.id, limit: importBytes(workspace.settings) };
  });
}

/** The largest file this workspace takes. */
function importBytes(settings: unknown): number {
  const own = (settings as { importMegabytes?: unknown } | null)?.importMegabytes;
  return (typeof own === "number" && own > 0 ? own : IMPORT_LIMITS.csvMegabytes) * 1024 * 1024;
}

/** A name to show, never used as a path. */
function shownName(name: string): string {
  return cutText((name.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, ""), 200) || "file.csv";
}

/** A file that was refused leaves nothing behind but the audit line. */
async function discard(workspaceId: string, id: string): Promise<void> {
  await sql.query("DELETE FROM import_chunk WHERE import_id = $1", [id]);
  await sql.query(
    "DELETE FROM contact_import WHERE id = $1 AND workspace_id = $2 AND status IN ('uploading', 'ready')",
    [id, workspaceId],
  );
}
