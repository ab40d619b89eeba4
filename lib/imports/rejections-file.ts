import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { attachment } from "@/lib/core/csv-cell";
import { rejectionsCsv, requireImport } from "@/lib/imports/import.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * The rows that were left out as a download, streamed page by page. An export of numbers writes an
 * audit line.
 */
export async function rejectionsFile(ctx: WorkspaceContext, importId: string): Promise<Response> {
  const found = await requireImport(ctx.workspaceId, importId);
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "import.rejectionsExported", entity: "import", entityId: importId }),
  );
  const lines = rejectionsCsv(ctx.workspaceId, importId);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  return new Response(body, { headers: attachment(`${found.fileName.replace(/\.\w+$/, "")}-left-out.csv`) });
}
