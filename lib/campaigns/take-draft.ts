import type { WorkspaceContext } from "@/lib/access/context";
import type { StoredAudience } from "@/lib/audiences/asked-audience";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { UNDO_SECONDS } from "@/lib/campaigns/campaign.rules";
import { moveSql } from "@/lib/campaigns/move-sql";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { Repeat } from "@/lib/repeats/repeat.input";
import type { Retry } from "@/lib/retries/retry.rules";
import type { Split } from "@/lib/splits/split.rules";

/** A draft on its way to be launched, with what its workspace says of it. */
export interface LaunchedRow {
  id: string;
  workspace_id: string;
  name: string;
  message: MessageContent;
  audience: StoredAudience;
  occasion: Occasion | null;
  /** It comes again. */
  repeat: Repeat | null;
  /** The time that was chosen for it. */
  chosen_at: Date | null;
  tracked: boolean;
  sender: string | null;
  gateway_account_id: string | null;
  gateway_kind: string | null;
  /** Who is not reached gets an SMS instead. */
  fallback: Fallback | null;
  /** Several texts are tried first. */
  split: Split | null;
  /** Who could not be reached is tried again. */
  retry: Retry | null;
  valid_hours: number | null;
  quiet_hours: string | null;
  quiet_hours_reason: string | null;
  late_seconds: number | null;
  /** Its time is still to come, and not only the seconds in which a press takes it back. */
  waits: boolean;
  default_country: string;
  settings: unknown;
}

/** Of a campaign `c` in a workspace `w`; `before` holds the time that was chosen. */
export const LAUNCHED_COLUMNS = `c.id, c.workspace_id, c.name, c.message, c.audience, c.occasion, c.repeat,
       c.tracked, c.sender, c.gateway_account_id, c.fallback, c.retry, c.split, c.valid_hours,
       c.quiet_hours, c.quiet_hours_reason,
       (SELECT a.kind FROM gateway_account a WHERE a.id = c.gateway_account_id) AS gateway_kind,
       before.scheduled_at AS chosen_at,
       extract(epoch FROM now() - before.scheduled_at)::float8 AS late_seconds,
       w.default_country, w.settings`;

/** How long the sender may take it back. */
export function undoSeconds(input: LaunchInput): number {
  return input.immediately === true ? 0 : UNDO_SECONDS;
}

/** The one guarded move. Null when the campaign has left its draft already. */
export async function takeDraft(
  client: SqlClient,
  ctx: WorkspaceContext,
  input: LaunchInput,
): Promise<LaunchedRow | null> {
  const { to, allowed } = moveSql("launch", "c");
  const moved = await client.query<LaunchedRow>(
    `UPDATE campaign c
     SET ${to}, launched_at = now(), launched_by_name = $3, updated_at = now(), version = version + 1,
       name = coalesce(nullif(c.name, ''), left(c.message ->> 'text', 60), 'Campaign'),
       gateway_account_id = coalesce(c.gateway_account_id, (
         SELECT id FROM gateway_account a
         WHERE a.workspace_id = c.workspace_id AND a.archived_at IS NULL
         ORDER BY a.is_default DESC, a.created_at
         LIMIT 1)),
       scheduled_at = greatest(coalesce(c.scheduled_at, now()), now() + make_interval(secs => $4))
     FROM workspace w, (SELECT scheduled_at FROM campaign WHERE id = $1) AS before
     WHERE c.id = $1 AND c.workspace_id = $2 AND ${allowed}
       AND c.kind = 'campaign' AND c.archived_at IS NULL AND w.id = c.workspace_id
     RETURNING ${LAUNCHED_COLUMNS}, c.scheduled_at > now() + make_interval(secs => $4 + 1) AS waits`,
    [input.id, ctx.workspaceId, input.approvedFor ?? ctx.actor.name, undoSeconds(input)],
  );
  if (moved.rows[0]) return moved.rows[0];
  const found = await client.query<{ status: string }>(
    "SELECT status FROM campaign WHERE id = $1 AND workspace_id = $2 AND archived_at IS NULL",
    [input.id, ctx.workspaceId],
  );
  if (found.rows[0] === undefined) throw new AppError("not_found");
  if (found.rows[0].status === "canceled")
    throw new AppError("unprocessable", sentence("problems.campaigns.cancelled"));
  return null;
}
