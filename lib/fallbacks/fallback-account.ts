import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** Through which account the SMS of a way back go. */
export interface FallbackAccount {
  id: string;
  label: string;
  kind: string;
  paused: boolean;
  remaining: number | null;
}

/** The chosen account, or the workspace's first of SMS. Null: there is none, or it is archived. */
export async function fallbackAccount(
  runner: SqlRunner,
  workspaceId: string,
  { gatewayAccountId }: Pick<Fallback, "gatewayAccountId">,
): Promise<FallbackAccount | null> {
  const { rows } = await runner.query<FallbackAccount>(
    `SELECT id, label, kind, status = 'paused' AS paused, remaining FROM gateway_account
     WHERE workspace_id = $1::uuid AND archived_at IS NULL ORDER BY is_default DESC, created_at`,
    [workspaceId],
  );
  const found = gatewayAccountId
    ? rows.find(({ id }) => id === gatewayAccountId)
    : rows.find(({ kind }) => gatewayOf(kind).channel === "sms");
  return found ?? null;
}
