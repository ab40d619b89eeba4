import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { isUuid } from "@/lib/core/uuid";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export interface BilledCustomer {
  id: string;
  username: string;
  name: string;
}

/**
 * The customer, of this workspace. With `hold` the row stays locked, so that what is paid, invoiced
 * and allocated for one customer happens one after the other.
 */
export async function requireCustomer(
  client: SqlRunner,
  workspaceId: string,
  id: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<BilledCustomer> {
  if (!isUuid(id)) throw new AppError("not_found");
  const { rows } = await client.query<BilledCustomer>(
    `SELECT id::text, username, name FROM customer WHERE id = $1::uuid AND workspace_id = $2::uuid
     ${hold ? "FOR NO KEY UPDATE" : ""}`,
    [id, workspaceId],
  );
  if (!rows[0]) throw new AppError("not_found");
  return rows[0];
}

/** The day that it is in the workspace. */
export async function readToday(client: SqlRunner, workspaceId: string): Promise<string> {
  const { rows } = await client.query<{ today: string }>(
    "SELECT billing_day($1::uuid, now())::text AS today",
    [workspaceId],
  );
  return rows[0]?.today ?? "";
}

export function getToday(ctx: Pick<WorkspaceContext, "workspaceId">): Promise<string> {
  return inWorkspace(ctx.workspaceId, (tx) => readToday(asSqlRunner(tx), ctx.workspaceId));
}
