import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { cutText } from "@/lib/core/cut-text";
import { sentence } from "@/lib/core/sentence";
import { IMPORT_LIMITS } from "@/lib/imports/import.rules";
import type { InspectChoice } from "@/lib/imports/inspect-file";
import type { Inspection } from "@/lib/imports/inspection.view";
import { keepInspection } from "@/lib/imports/keep-inspection";
import { receiveFile } from "@/lib/imports/receive-file";
import { withRememberedMapping } from "@/lib/imports/remembered-mapping";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";

export interface NewImport {
  listId: string;
  fileName: string;
  body: AsyncIterable<Uint8Array>;
  choice?: Partial<InspectChoice>;
}

/**
 * Takes a file in, piece by piece, and looks at it. It waits as `ready` until somebody says how to
 * read it.
 */
export async function createImport(
  ctx: WorkspaceContext,
  input: NewImport,
): Promise<{ id: string; inspection: Inspection }> {
  const { id, limit, country } = await openImport(ctx, input);
  try {
    const file = await receiveFile({
      id,
      workspaceId: ctx.workspaceId,
      body: input.body,
      limit,
      choice: { country, ...input.choice },
    });
    const inspection = await withRememberedMapping(ctx.workspaceId, file.inspection);
    if (!(await keepInspection(ctx.workspaceId, id, { ...file, inspection })))
      throw new AppError("conflict", sentence("problems.imports.uploadCancelled"));
    return { id, inspection };
  } catch (error) {
    await discard(ctx.workspaceId, id);
    throw error;
  }
}

interface OpenedImport {
  id: string;
  limit: number;
  country: string;
}

async function openImport(ctx: WorkspaceContext, input: NewImport): Promise<OpenedImport> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const list = await tx.list.findFirst({
      where: { id: input.listId, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (!list) throw new AppError("not_found");
    await makeRoom(tx, ctx.workspaceId);
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
    return { id: created.id, limit: importBytes(workspace.settings), country: workspace.defaultCountry };
  });
}

/**
 * Uploads that wait for somebody block nobody: beyond the limit the oldest is dropped. Those at
 * work are limited.
 */
async function makeRoom(tx: WorkspaceDb, workspaceId: string): Promise<void> {
  const atWork = await tx.contactImport.count({
    where: {
      workspaceId,
      status: { in: ["uploading", "running"] },
      createdAt: { gt: new Date(Date.now() - 86_400_000) },
    },
  });
  if (atWork >= IMPORT_LIMITS.open) {
    throw new AppError("too_many_requests", sentence("problems.imports.tooManyOpen"));
  }
  const waiting = await tx.contactImport.findMany({
    where: { workspaceId, status: "ready" },
    orderBy: { createdAt: "desc" },
    skip: IMPORT_LIMITS.waiting - 1,
    select: { id: true },
  });
  const ids = waiting.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.contactImport.updateMany({
    where: { workspaceId, id: { in: ids }, status: "ready" },
    data: { status: "canceled", task: null, finishedAt: new Date() },
  });
  await tx.importChunk.deleteMany({ where: { workspaceId, importId: { in: ids } } });
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
