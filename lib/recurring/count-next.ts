import type { WorkspaceContext } from "@/lib/access/context";
import { countRecipients } from "@/lib/campaigns/count-recipients";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { AppError } from "@/lib/core/app-error";
import { sql } from "@/lib/platform/db/sql";
import type { RecurringIdInput } from "@/lib/recurring/recurring.input";
import type { NextAudience, RecurringContent } from "@/lib/recurring/recurring.view";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { occasionOf } from "@/lib/repeats/recurrence.rules";

interface Planned extends Record<string, unknown> {
  content: RecurringContent;
  recurrence: Recurrence;
  next_occurrence: string | null;
  joined_after: number;
  default_country: string;
  settings: unknown;
}

/**
 * Whom the next run would reach if it began now: counted by the statement that it is written with.
 * Of people who join, those who wait for it.
 */
export async function countNext(
  { workspaceId }: WorkspaceContext,
  { recurringId }: RecurringIdInput,
): Promise<NextAudience> {
  const row = await sql.first<Planned>(
    `SELECT r.content, r.recurrence, r.next_occurrence, ${JOINED_AFTER} AS joined_after,
       w.default_country, w.settings
     FROM recurring_campaign r JOIN workspace w ON w.id = r.workspace_id
     WHERE r.id = $1 AND r.workspace_id = $2`,
    [recurringId, workspaceId],
  );
  if (row === null) throw new AppError("not_found");
  if (row.next_occurrence === null) return { recipients: 0, credits: 0 };
  const plan = await planRecipients({
    ...{ workspace_id: workspaceId, default_country: row.default_country, settings: row.settings },
    ...{ message: row.content.message, audience: row.content.audience },
    occasion: occasionOf(recurringId, row.recurrence, row.next_occurrence, row.joined_after),
  });
  const { recipients, credits } = await countRecipients(plan);
  return { recipients, credits };
}

/** Who joined before this is not greeted: it was too long ago, or before it was made or resumed. */
export const JOINED_AFTER = `(extract(epoch FROM
    greatest(r.since, now() - make_interval(hours => r.window_hours))) * 1000)::float8`;
