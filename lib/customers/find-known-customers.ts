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
      `SELECT u.username FROM unnest($3::text[]) WITH ORDINALITY AS u (username, n)
       WHERE lower(u.username) IN (SELECT lower(c.username) FROM customer c
                                   WHERE c.workspace_id = $1::uuid AND c.gateway_account_id = $2::uuid)
       ORDER BY u.n`,
      [ctx.workspaceId, accountId, usernames],
    ),
  );
  return rows.map(({ username }) => username);
}
