import type { RepeatView } from "@/lib/campaigns/campaign-limits.view";
import { isSameText } from "@/lib/campaigns/same-text.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import type { SqlClient, sql } from "@/lib/platform/db/sql";

/** Campaigns of the last hours that are looked at, the newest first. */
const LOOKED_AT = 200;
const SHOWN = 3;

type Repeat = Omit<RepeatView, "people">;
type Reader = Pick<typeof sql, "query"> | SqlClient;

/**
 * Other campaigns of the last hours, or still to come, with the same or nearly the same text: who
 * gets both is counted by whoever asks.
 */
export async function findRepeats(
  reader: Reader,
  workspaceId: string,
  campaign: { id: string; message: MessageContent },
  hours: number,
): Promise<Repeat[]> {
  if (hours === 0) return [];
  const found: unknown = await (reader as SqlClient).query<Row>(
    `SELECT id, name, message, coalesce(started_at, scheduled_at, launched_at) AS at
     FROM campaign
     WHERE workspace_id = $1 AND id <> $2 AND kind = 'campaign' AND archived_at IS NULL
       AND status NOT IN ('draft', 'canceled')
       AND coalesce(started_at, scheduled_at, launched_at) > now() - make_interval(hours => $3)
       AND coalesce(started_at, scheduled_at, launched_at) < now() + make_interval(hours => $3)
     ORDER BY 4 DESC LIMIT ${LOOKED_AT}`,
    [workspaceId, campaign.id, hours],
  );
  const rows = (Array.isArray(found) ? found : (found as { rows: Row[] }).rows) as Row[];
  return rows
    .filter(({ message }) => isSameText(message, campaign.message))
    .slice(0, SHOWN)
    .map(({ id, name, at }) => ({ id, name, at: at.toISOString() }));
}

interface Row {
  id: string;
  name: string;
  message: MessageContent;
  at: Date;
}

/** Messages of a campaign that reached somebody, or will. */
export const REACHES = "IN ('queued', 'sending', 'sent', 'delivered', 'unknown', 'unresolved')";

/** The first of them that somebody of a launched campaign gets too. */
export async function repeatedFor(
  client: SqlClient,
  campaignId: string,
  repeats: readonly Repeat[],
): Promise<Repeat | null> {
  for (const repeat of repeats) {
    const both = await client.query(
      `SELECT FROM message mine JOIN message theirs ON theirs.campaign_id = $2 AND theirs.phone = mine.phone
       WHERE mine.campaign_id = $1 AND theirs.status ${REACHES} LIMIT 1`,
      [campaignId, repeat.id],
    );
    if (both.rowCount) return repeat;
  }
  return null;
}
