import type { WorkspaceContext } from "@/lib/access/context";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { simulatedGatewayUrl, simulatorUrl } from "@/lib/platform/simulator-url";

/** Days between the moment a person is told and the moment it is required of them. */
export const NOTICE_DAYS = 7;

/**
 * Why a workspace asks its owners, admins and resellers for two-step sign-in: an owner chose so, or
 * it has a real gateway.
 */
export type TwoStepDemand = "chosen" | "default" | null;

/** The addresses of gateway accounts that text nobody: the simulator of this installation. */
export function simulatedAddresses(): string[] {
  const given = simulatedGatewayUrl();
  return [given, given.replace(simulatorUrl(), simulatorUrl().replace("127.0.0.1", "localhost"))];
}

/**
 * SQL: the demand of `workspace w`. `addresses` is the parameter that holds `simulatedAddresses()`.
 */
export function demandOf(addresses: string): string {
  return `CASE w.settings ->> 'requireTwoStep'
      WHEN 'true' THEN 'chosen'
      WHEN 'false' THEN NULL
      ELSE CASE WHEN NOT w.demo AND EXISTS (
    SELECT FROM gateway_account g
    WHERE g.workspace_id = w.id AND g.archived_at IS NULL AND g.base_url <> ALL (${addresses}::text[])
  ) THEN 'default' END END`;
}

/** What this workspace asks, and when the person who looks was told of it. */
export async function readTwoStepDemand(
  ctx: WorkspaceContext,
): Promise<{ demand: TwoStepDemand; noticeAt: Date | null }> {
  const row = await sql.first<{ demand: TwoStepDemand; noticeAt: Date | null }>(
    `SELECT ${demandOf("$3")} AS demand, m.two_step_notice_at AS "noticeAt"
     FROM workspace w LEFT JOIN member m ON m.workspace_id = w.id AND m.user_id = $2 WHERE w.id = $1`,
    [ctx.workspaceId, ctx.actor.userId ?? null, simulatedAddresses()],
  );
  return row ?? { demand: null, noticeAt: null };
}

/**
 * The name of a workspace that asks it of this person, in notice or already; null when none does.
 */
export async function findDemandingWorkspace(client: SqlClient, userId: string): Promise<string | null> {
  const found = await client.query<{ name: string }>(
    `SELECT w.name FROM workspace w JOIN member m ON m.workspace_id = w.id
     WHERE m.user_id = $1
       AND m.disabled_at IS NULL
       AND m.role IN ('owner', 'admin', 'reseller')
       AND ${demandOf("$2")} IS NOT NULL
     ORDER BY lower(w.name) LIMIT 1`,
    [userId, simulatedAddresses()],
  );
  return found.rows[0]?.name ?? null;
}
