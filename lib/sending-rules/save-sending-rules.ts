import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sql } from "@/lib/platform/db/sql";
import {
  type ChangeSendingRules,
  type SendingRules,
  storedSendingRules,
} from "@/lib/sending-rules/sending-rules.input";

/**
 * Changes when and how often a workspace texts; what is absent stays. It holds from the next claim
 * on, for campaigns that wait too: those are looked at again at once. The same once more changes
 * nothing.
 */
export async function saveSendingRules(
  ctx: WorkspaceContext,
  change: ChangeSendingRules,
): Promise<SendingRules> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ settings: object | null }>(
      "SELECT settings FROM workspace WHERE id = $1 FOR NO KEY UPDATE",
      [ctx.workspaceId],
    );
    if (!rows[0]) throw new AppError("not_found");
    const before = storedSendingRules.parse(rows[0].settings ?? {});
    const after: SendingRules = { ...before, ...given };
    after.holidays = [...new Map(after.holidays.map((day) => [day.date, day])).values()].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    );
    const changed = (Object.keys(after) as (keyof SendingRules)[]).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    );
    // What nobody decided is not stored: the first steps ask by it.
    const decided = Object.fromEntries(
      Object.keys(given).map((key) => [key, after[key as keyof SendingRules]]),
    );
    const known = Object.keys(decided).every((key) => key in (rows[0]?.settings ?? {}));
    if (changed.length === 0 && known) return after;
    await client.query(
      "UPDATE workspace SET settings = coalesce(settings, '{}') || $2::jsonb WHERE id = $1",
      [ctx.workspaceId, JSON.stringify(decided)],
    );
    await client.query(
      "UPDATE campaign SET rest_until = NULL WHERE workspace_id = $1 AND rest_until IS NOT NULL",
      [ctx.workspaceId],
    );
    await recordAudit(client, ctx, {
      action: "workspace.sendingRulesChanged",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before,
      after,
    });
    return after;
  });
}
