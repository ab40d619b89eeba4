import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isDuplicate } from "@/lib/platform/db/database-code";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** Refuses a name that another template has. */
export async function requireFreeName(tx: WorkspaceDb, ctx: WorkspaceContext, name: string): Promise<void> {
  const taken = await tx.template.findFirst({
    where: { workspaceId: ctx.workspaceId, name, archivedAt: null },
    select: { id: true },
  });
  if (taken !== null) throw nameIsTaken();
}

/** The same, of two that were saved at one moment. */
export function nameTaken(error: unknown): never {
  if (isDuplicate(error)) throw nameIsTaken();
  throw error;
}

function nameIsTaken(): AppError {
  const taken = sentence("problems.templates.nameTaken");
  return new AppError("conflict", taken, { name: taken });
}
