import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { defaultAccount } from "@/lib/customers/create-customer";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Which of these usernames the default account has already, as they were asked for. */
export async function findKnownCustomers(
  ctx: WorkspaceContext,
  { usernames }: { usernames: string[] },
): Promise<string[]> {
  const accountId = await defaultAccount(ctx);
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<{ username: string }>(
      `SELECT u AS username FROM unnest($3::text[]) AS u
       WHERE lower(u) IN (SELECT lower(username) FROM customer
                          WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid)`,
      [ctx.workspaceId, accountId, usernames],
    ),
  );
  return rows.map(({ username }) => username);
}
