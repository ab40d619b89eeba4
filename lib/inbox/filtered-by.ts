import type { WorkspaceContext } from "@/lib/access/context";
import { isUuid } from "@/lib/core/uuid";
import type { ConversationsQuery } from "@/lib/inbox/conversation.input";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import { Prisma } from "@/lib/platform/db/generated/client";

export type Filtered = Partial<
  Pick<ConversationsQuery, "status" | "label" | "account" | "shortCode" | "script" | "from" | "to">
>;

/** What a list shows of `conversation AS c`, without the words that are sought. */
export function filteredBy(ctx: WorkspaceContext, query: Filtered): Prisma.Sql {
  const { account, shortCode, script, from, to } = query;
  return Prisma.join(
    [
      FILTERS[query.status ?? "all"](ctx),
      labeled(query.label),
      account === undefined ? ALL : Prisma.sql`c.gateway_account_id = ${account}::uuid`,
      shortCode ? Prisma.sql`c.short_code = ${shortCode}` : ALL,
      script === undefined ? ALL : Prisma.sql`c.script = ${script}`,
      from === undefined ? ALL : Prisma.sql`c.last_at >= ${beginOf(ctx, from, 0)}`,
      to === undefined ? ALL : Prisma.sql`c.last_at < ${beginOf(ctx, to, 1)}`,
    ],
    " AND ",
  );
}

const ALL = Prisma.sql`true`;

/** Each is the condition of a partial index. What is put off waits in its own list. */
const FILTERS: Record<ConversationFilter, (ctx: WorkspaceContext) => Prisma.Sql> = {
  all: () => ALL,
  open: () => Prisma.sql`c.open AND c.snoozed_until IS NULL`,
  closed: () => Prisma.sql`NOT c.open`,
  mine: ({ actor }) =>
    isUuid(actor.id)
      ? Prisma.sql`c.open AND c.assignee_id = ${actor.id}::uuid AND c.snoozed_until IS NULL`
      : Prisma.sql`false`,
  unassigned: () => Prisma.sql`c.open AND c.assignee_id IS NULL AND c.snoozed_until IS NULL`,
  waiting: () => Prisma.sql`c.open AND c.waiting_since IS NOT NULL AND c.snoozed_until IS NULL`,
  snoozed: () => Prisma.sql`c.snoozed_until IS NOT NULL`,
  unread: () => Prisma.sql`c.open AND c.unread > 0`,
  mentioned: ({ workspaceId, actor }) =>
    isUuid(actor.id)
      ? Prisma.sql`c.id IN (SELECT n.conversation_id
          FROM conversation_mention n
          WHERE n.workspace_id = ${workspaceId}::uuid AND n.member_id = ${actor.id}::uuid
            AND n.seen_at IS NULL)`
      : Prisma.sql`false`,
  review: ({ workspaceId }) =>
    Prisma.sql`c.id IN (SELECT i.conversation_id
        FROM inbound_message i
        WHERE i.workspace_id = ${workspaceId}::uuid AND i.review = 'waiting')`,
};

/**
 * By the label's index where few have it, along the newest ones where many do: the planner knows
 * which.
 */
function labeled(label: string | undefined): Prisma.Sql {
  if (label === undefined) return ALL;
  return Prisma.sql`EXISTS (SELECT FROM conversation_label g
      WHERE g.workspace_id = c.workspace_id AND g.conversation_id = c.id AND g.label_id = ${label}::uuid)`;
}

/** A day of the workspace begins at its own midnight. */
function beginOf({ workspaceId }: WorkspaceContext, day: string, more: number): Prisma.Sql {
  return Prisma.sql`(SELECT (${day}::date + ${more}::int)::timestamp AT TIME ZONE w.time_zone
    FROM workspace w WHERE w.id = ${workspaceId}::uuid)`;
}
