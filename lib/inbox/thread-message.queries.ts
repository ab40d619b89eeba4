import type { WorkspaceContext } from "@/lib/access/context";
import { channelOf } from "@/lib/gateways/channel-of";
import { hidePhone } from "@/lib/inbox/shown-phone";
import { type MessageStatus, messageRef } from "@/lib/messages/message.rules";
import { Prisma } from "@/lib/platform/db/generated/client";

/** What a thread tells of every message of ours, a reply or not. */
export interface ThreadMessageRow {
  campaign_id: string;
  id: bigint;
  account_kind: string | null;
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

/** Of a campaign `c` and its message `m`; `at` and `by` are each list's own. */
export const THREAD_MESSAGE_COLUMNS = Prisma.sql`c.id AS campaign_id, m.id,
  (SELECT a.kind FROM gateway_account a
   WHERE a.workspace_id = c.workspace_id AND a.id = c.gateway_account_id) AS account_kind,
  coalesce(m.text, c.message ->> 'text', '') AS text,
  m.status::text AS status, m.tracked, m.read_at, m.held_at IS NOT NULL AS held, m.parts, m.failure_code`;

export function threadMessage(ctx: WorkspaceContext, row: ThreadMessageRow, phone: string) {
  return {
    id: messageRef(row.campaign_id, Number(row.id)),
    channel: channelOf(row.account_kind),
    text: hidePhone(ctx, row.text, phone),
    at: row.at.toISOString(),
    by: row.by,
    status: row.status,
    tracked: row.tracked,
    readAt: row.read_at?.toISOString() ?? null,
    held: row.held,
    parts: row.parts,
    failureCode: row.failure_code,
  };
}
