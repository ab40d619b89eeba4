import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** Minutes for which a sign-in or a confirmation lets a person change what is delicate. */
const CONFIRMED_MINUTES = 5;

/**
 * Refuses a person whose password or code was last seen more than five minutes ago, by the
 * database's clock (B-1). Inside a transaction give its `client`: a second connection could wait
 * for the first.
 */
export async function requireConfirmation(
  ctx: WorkspaceContext,
  client: Pick<SqlClient, "query"> = sql.pool(),
): Promise<void> {
  const { rows } = await client.query<{ recent: boolean }>(
    "SELECT confirmed_at > now() - make_interval(mins => $2) AS recent FROM session WHERE id = $1",
    [ctx.sessionId ?? null, CONFIRMED_MINUTES],
  );
  if (rows[0]?.recent !== true) throw new AppError("confirmation_needed");
}
