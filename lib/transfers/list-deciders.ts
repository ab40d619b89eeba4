import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { PERMISSIONS } from "@/lib/access/permissions.rules";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** The names of those who decide about an unknown outcome, so that one knows whom to ask. */
export async function listDeciders(ctx: Pick<WorkspaceContext, "workspaceId">): Promise<string[]> {
  const roles = ["owner", ...PERMISSIONS["transfers.resolve"]];
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<{ name: string }>(
      `SELECT u.name FROM member m JOIN "user" u ON u.id = m.user_id
       WHERE m.workspace_id = $1::uuid AND m.disabled_at IS NULL AND m.role::text = ANY ($2::text[])
       ORDER BY u.name LIMIT 5`,
      [ctx.workspaceId, roles],
    ),
  );
  return rows.map((row) => row.name);
}
