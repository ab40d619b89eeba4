import type { WorkspaceContext } from "@/lib/access/context";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { personsBehind } from "@/lib/second-person/persons-behind";

/**
 * Who answers a request for approval: the persons behind whoever acts. A key that the operator made
 * has none, and stands for itself: whom it was given to is the operator's to know.
 */
export async function decidersBehind(client: SqlRunner, ctx: WorkspaceContext): Promise<string[]> {
  const persons = await personsBehind(client, ctx);
  if (persons.length > 0 || ctx.actor.kind !== "apiKey") return persons;
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM api_key
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND created_by_id IS NULL AND held_by_id IS NULL`,
    [ctx.workspaceId, ctx.actor.id],
  );
  return rows.map(({ id }) => id);
}
