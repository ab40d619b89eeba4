import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import type { WorkspaceContext } from "./context";
import { systemContext } from "./system-context";

/** The operator at the command line, acting in one workspace with an owner's rights. */
export async function operatorContext(slug: string): Promise<WorkspaceContext> {
  const workspace = await sql.first<{ id: string; slug: string }>(
    "SELECT id, slug FROM workspace WHERE slug = $1",
    [slug],
  );
  if (workspace === null) throw new AppError("not_found", sentence("problems.workspaces.unknown", { slug }));
  return {
    ...systemContext(workspace.id, "operator"),
    workspaceSlug: workspace.slug,
    requestId: randomUUID(),
  };
}
