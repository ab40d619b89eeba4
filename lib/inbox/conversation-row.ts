import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { isUserId } from "@/lib/core/is-user-id";
import { channelOf } from "@/lib/gateways/channel-of";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { hidePhone, shownPhone } from "@/lib/inbox/shown-phone";
import type { LabelView } from "@/lib/labels/label.view";
import { Prisma } from "@/lib/platform/db/generated/client";

export interface ConversationRow {
  id: string;
  phone: string;
  short_code: string;
  account_kind: string | null;
  open: boolean;
  unread: number;
  last_text: string;
  last_direction: string;
  last_at: Date;
  waiting_since: Date | null;
  snoozed_until: Date | null;
  last_by_id: string | null;
  last_by_name: string;
  assignee_id: string | null;
  assignee_name: string | null;
  replying_by_id: string | null;
  replying_name: string | null;
  replying_until: Date | null;
  name: string | null;
  suppressed: boolean;
  review: number;
  mentioned: string[];
  labels: LabelView[];
}

const memberName = (column: Prisma.Sql) =>
  Prisma.sql`(SELECT u.name
      FROM member m JOIN "user" u ON u.id = m.user_id
      WHERE m.workspace_id = c.workspace_id AND m.id = ${column})`;

/** Of `conversation AS c`, with what is looked up for each row of a page. */
export const CONVERSATION_COLUMNS = Prisma.sql`c.id, c.phone, c.short_code,
    (SELECT a.kind FROM gateway_account a
     WHERE a.workspace_id = c.workspace_id AND a.id = c.gateway_account_id) AS account_kind,
    c.open, c.unread, c.last_text,
    c.last_direction, c.last_at, c.last_by_id, c.last_by_name,
    c.waiting_since, c.snoozed_until,
  c.assignee_id, ${memberName(Prisma.sql`c.assignee_id`)} AS assignee_name,
  CASE WHEN c.replying_until > now() THEN c.replying_by_id END AS replying_by_id,
  CASE WHEN c.replying_until > now() THEN ${memberName(Prisma.sql`c.replying_by_id`)} END AS replying_name,
    c.replying_until,
  coalesce(
    (SELECT btrim(p.first_name || ' ' || p.last_name)
      FROM contact p
      WHERE p.workspace_id = c.workspace_id AND p.phone = c.phone),
    (SELECT w.name
      FROM whatsapp_person w
      WHERE w.workspace_id = c.workspace_id AND w.user_id = c.phone)) AS name,
  EXISTS (SELECT FROM suppression s
    WHERE s.workspace_id = c.workspace_id AND s.phone = c.phone) AS suppressed,
  (SELECT count(*)::int FROM inbound_message i
   WHERE i.workspace_id = c.workspace_id AND i.conversation_id = c.id AND i.review = 'waiting') AS review,
  ARRAY(SELECT n.member_id::text
   FROM conversation_mention n
   WHERE n.conversation_id = c.id AND n.seen_at IS NULL) AS mentioned,
  (SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) ORDER BY lower(l.name), l.id), '[]')
   FROM conversation_label g JOIN inbox_label l ON l.id = g.label_id
   WHERE g.workspace_id = c.workspace_id AND g.conversation_id = c.id) AS labels`;

/** Somebody with neither number nor name has to be told from others: by the end of their id. */
const namelessName = (phone: string) => (isUserId(phone) ? `WhatsApp · ${phone.slice(-6)}` : "");

export function conversationView(ctx: WorkspaceContext, row: ConversationRow): ConversationView {
  return {
    id: row.id,
    phone: shownPhone(ctx, row.phone),
    whatsappUserId: isUserId(row.phone) ? row.phone : null,
    masked: !may(ctx.actor.role, "phones.unmasked"),
    shortCode: row.short_code,
    channel: channelOf(row.account_kind),
    name: hidePhone(ctx, row.name || namelessName(row.phone), row.phone),
    open: row.open,
    unread: row.unread,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? "" },
    labels: row.labels,
    lastText: row.last_direction === "out" ? hidePhone(ctx, row.last_text, row.phone) : row.last_text,
    lastDirection: row.last_direction === "out" ? "out" : "in",
    lastAt: row.last_at.toISOString(),
    waitingSince: row.open ? (row.waiting_since?.toISOString() ?? null) : null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    lastBy: row.last_direction === "out" ? { id: row.last_by_id, name: row.last_by_name } : null,
    review: row.review,
    mentioned: row.mentioned.includes(ctx.actor.id),
    suppressed: row.suppressed,
    replying:
      row.replying_by_id === null || row.replying_until === null
        ? null
        : { id: row.replying_by_id, name: row.replying_name ?? "", until: row.replying_until.toISOString() },
  };
}
