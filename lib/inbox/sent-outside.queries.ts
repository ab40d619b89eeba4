import type { WorkspaceContext } from "@/lib/access/context";
import { channelOf } from "@/lib/gateways/channel-of";
import type { SentView } from "@/lib/inbox/conversation.view";
import { hidePhone } from "@/lib/inbox/shown-phone";
import { olderOn, type Place, type Placed } from "@/lib/inbox/thread-place.rules";
import { type MessageStatus, messageRef } from "@/lib/messages/message.rules";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

interface SentRow {
  campaign_id: string;
  id: bigint;
  kind: SentView["kind"];
  account_kind: string | null;
  name: string;
  text: string;
  at: Date;
  by: string;
  status: MessageStatus;
  tracked: boolean;
  read_at: Date | null;
  held: boolean;
  parts: number;
  failure_code: string | null;
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
      SELECT c.id AS campaign_id, m.id, c.kind::text AS kind,
        (SELECT a.kind FROM gateway_account a
         WHERE a.workspace_id = c.workspace_id AND a.id = c.gateway_account_id) AS account_kind,
        CASE WHEN c.kind = 'campaign' THEN c.name ELSE '' END AS name,
        coalesce(m.text, c.message ->> 'text', '') AS text,
        coalesce(m.sent_at, c.launched_at, c.created_at) AS at,
        coalesce(nullif(c.launched_by_name, ''), c.created_by_name, '') AS by,
        m.status::text AS status, m.tracked, m.read_at, m.held_at IS NOT NULL AS held, m.parts, m.failure_code
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
      direction: "sent",
      id: messageRef(row.campaign_id, Number(row.id)),
      channel: channelOf(row.account_kind),
      kind: row.kind,
      name: row.name,
      text: hidePhone(ctx, row.text, phone),
      at: row.at.toISOString(),
      by: row.by,
      status: row.status,
      tracked: row.tracked,
      readAt: row.read_at?.toISOString() ?? null,
      held: row.held,
      parts: row.parts,
      failureCode: row.failure_code,
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
