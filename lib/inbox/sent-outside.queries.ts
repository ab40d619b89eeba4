import type { WorkspaceContext } from "@/lib/access/context";
import type { SentView } from "@/lib/inbox/conversation.view";
import {
  THREAD_MESSAGE_COLUMNS,
  type ThreadMessageRow,
  threadMessage,
} from "@/lib/inbox/thread-message.queries";
import { olderOn, type Place, type Placed } from "@/lib/inbox/thread-place.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

interface SentRow extends ThreadMessageRow {
  kind: SentView["kind"];
  name: string;
}

/** Of these sends a phone's texts are looked up, each by its (campaign, phone) key. */
const NEWEST_SENDS = 2_000;

/**
 * What went to a phone outside of its conversations, so that "Yes" can be read beside what it
 * answers. Campaign by campaign, like a contact's page: another index would stand on the hottest
 * table.
 */
export async function readSent(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  phone: string,
  after: Place | null,
  limit: number,
): Promise<Placed<SentView>[]> {
  const rows = await tx.$queryRaw<SentRow[]>`
    SELECT * FROM (
      SELECT ${THREAD_MESSAGE_COLUMNS}, c.kind::text AS kind,
        CASE WHEN c.kind = 'campaign' THEN c.name ELSE '' END AS name,
        coalesce(m.sent_at, c.launched_at, c.created_at) AS at,
        coalesce(nullif(c.launched_by_name, ''), c.created_by_name, '') AS by
      FROM (SELECT *
        FROM campaign
        WHERE workspace_id = ${ctx.workspaceId}::uuid
          AND conversation_id IS NULL
          AND status NOT IN ('draft', 'scheduled')
        ORDER BY created_at DESC LIMIT ${NEWEST_SENDS}) c
      CROSS JOIN LATERAL (SELECT * FROM message WHERE campaign_id = c.id AND phone = ${phone}) m
      WHERE m.status NOT IN ('queued', 'suppressed', 'canceled')) AS sent
    WHERE ${past(after)}
    ORDER BY at DESC, campaign_id DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    view: {
      ...threadMessage(ctx, row, phone),
      direction: "sent",
      kind: row.kind,
      name: row.name,
    },
    place: { at: row.at, side: "sent", id: row.campaign_id },
  }));
}

function past(after: Place | null): Prisma.Sql {
  const older = olderOn("sent", after);
  if (after === null || older === "all") return Prisma.sql`true`;
  if (older === "byId") return Prisma.sql`(at, campaign_id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  return older === "upTo"
    ? Prisma.sql`at <= ${after.at}::timestamptz`
    : Prisma.sql`at < ${after.at}::timestamptz`;
}
