import type { WorkspaceContext } from "@/lib/access/context";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * The persons (user ids) behind whoever acts: a member is one; a key stands for whoever made it and
 * whoever it belongs to now. The operator and programs of ours are nobody's.
 */
export async function personsBehind(client: SqlRunner, ctx: WorkspaceContext): Promise<string[]> {
  if (ctx.actor.kind === "member") return ctx.actor.userId === undefined ? [] : [ctx.actor.userId];
  if (ctx.actor.kind === "system") return [];
  const { rows } = await client.query<{ made: string | null; held: string | null }>(
    `SELECT created_by_id AS made, held_by_id AS held
     FROM api_key
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [ctx.workspaceId, ctx.actor.id],
  );
  return [...new Set(rows.flatMap(({ made, held }) => [made, held]).filter((id) => id !== null))];
}
