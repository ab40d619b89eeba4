import type { WorkspaceContext } from "@/lib/access/context";
import { may, ROLES } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { cursorDate, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import type { ConversationsQuery } from "@/lib/inbox/conversation.input";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import type { ConversationView, PersonView } from "@/lib/inbox/conversation.view";
import { CONVERSATION_COLUMNS, type ConversationRow, conversationView } from "@/lib/inbox/conversation-row";
import { type SearchTerms, searchTerms } from "@/lib/inbox/search-terms.rules";
import { countLookup, recordLookupHit, seesMasked } from "@/lib/masked-numbers/count-lookup";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** Newest first, by what was said last. */
export async function listConversations(
  ctx: WorkspaceContext,
  query: Partial<ConversationsQuery> = {},
): Promise<Page<ConversationView>> {
  const limit = query.limit ?? 50;
  const byState = query.byState ?? false;
  const terms = query.q?.trim() ? await readTerms(ctx, query.q) : null;
  if (terms?.whole) await countLookup(ctx, terms.whole);
  const page = await inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await foundBy(tx, ctx, terms);
    const rows = await tx.$queryRaw<ConversationRow[]>`
      SELECT ${CONVERSATION_COLUMNS} FROM conversation c
      WHERE c.workspace_id = ${ctx.workspaceId}::uuid
        AND ${FILTERS[query.status ?? "all"](ctx)}
        AND ${found}
        AND ${labeled(query.label)}
        AND ${older(query.cursor, byState)}
      ORDER BY ${byState ? Prisma.sql`c.open DESC, ` : Prisma.empty}c.last_at DESC, c.id DESC
      LIMIT ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      data: page.map((row) => conversationView(ctx, row)),
      nextCursor: last ? writeCursor(placeOf(last, byState)) : null,
      confirmed: terms?.whole != null && rows.some((row) => row.phone === terms.whole),
    };
  });
  if (page.confirmed && terms?.whole) await recordLookupHit(ctx, terms.whole, "conversation");
  return { data: page.data, nextCursor: page.nextCursor };
}

/**
 * How many a filter shows, counted no further than `most`. Who sees numbers masked must not ask
 * about one here: nothing counts it.
 */
export async function countConversations(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  query: Pick<ConversationsQuery, "status" | "q" | "label">,
  most: number,
): Promise<number> {
  const terms = query.q.trim() ? await readTerms(ctx, query.q) : null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM conversation c
      WHERE c.workspace_id = ${ctx.workspaceId}::uuid
        AND ${FILTERS[query.status](ctx)}
        AND ${await foundBy(tx, ctx, terms)}
        AND ${labeled(query.label)}
      LIMIT ${most}) AS found`;
  return row?.count ?? 0;
}

/** One conversation, in an open transaction; one of another workspace does not exist. */
export async function readConversation(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  id: string,
): Promise<ConversationView & { rawPhone: string }> {
  const [row] = isUuid(id)
    ? await tx.$queryRaw<ConversationRow[]>`
        SELECT ${CONVERSATION_COLUMNS}
        FROM conversation c
        WHERE c.workspace_id = ${ctx.workspaceId}::uuid AND c.id = ${id}::uuid`
    : [];
  if (row === undefined) throw new AppError("not_found");
  return { ...conversationView(ctx, row), rawPhone: row.phone };
}

/** One conversation. */
export async function requireConversation(ctx: WorkspaceContext, id: string): Promise<ConversationView> {
  const { rawPhone: _, ...view } = await inWorkspace(ctx.workspaceId, (tx) => readConversation(tx, ctx, id));
  return view;
}

/** Who may answer, by name. */
export async function listAssignees(ctx: WorkspaceContext): Promise<PersonView[]> {
  const roles = ROLES.filter((role) => may(role, "inbox.reply"));
  return inWorkspace(
    ctx.workspaceId,
    (tx) => tx.$queryRaw<PersonView[]>`
      SELECT m.id, u.name FROM member m JOIN "user" u ON u.id = m.user_id
      WHERE m.workspace_id = ${ctx.workspaceId}::uuid
        AND m.disabled_at IS NULL
        AND m.role::text = ANY (${roles})
      ORDER BY u.name, m.id
      LIMIT 500`,
  );
}

/** Each is the condition of a partial index, or a walk along the open ones. */
const FILTERS: Record<ConversationFilter, (ctx: WorkspaceContext) => Prisma.Sql> = {
  all: () => Prisma.sql`true`,
  open: () => Prisma.sql`c.open`,
  closed: () => Prisma.sql`NOT c.open`,
  mine: ({ actor }) =>
    isUuid(actor.id) ? Prisma.sql`c.open AND c.assignee_id = ${actor.id}::uuid` : Prisma.sql`false`,
  unassigned: () => Prisma.sql`c.open AND c.assignee_id IS NULL`,
  unread: () => Prisma.sql`c.unread > 0`,
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
  if (label === undefined) return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT FROM conversation_label g
      WHERE g.workspace_id = c.workspace_id AND g.conversation_id = c.id AND g.label_id = ${label}::uuid)`;
}

function placeOf({ last_at, id, open }: ConversationRow, byState: boolean): (string | number)[] {
  return byState ? [last_at.getTime(), id, open ? 1 : 0] : [last_at.getTime(), id];
}

function older(cursor: string | undefined, byState: boolean): Prisma.Sql {
  if (cursor === undefined || cursor === "") return Prisma.sql`true`;
  const [at, id, open] = readCursor(cursor, byState ? 3 : 2) ?? [];
  if (!isUuid(String(id)))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  const before = Prisma.sql`(c.last_at, c.id) < (${cursorDate(at)}::timestamptz, ${String(id)}::uuid)`;
  if (!byState) return before;
  return open === 1 ? Prisma.sql`(NOT c.open OR ${before})` : Prisma.sql`(NOT c.open AND ${before})`;
}

async function readTerms(ctx: WorkspaceContext, typed: string): Promise<SearchTerms> {
  const { defaultCountry } = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.workspace.findFirstOrThrow({ where: { id: ctx.workspaceId }, select: { defaultCountry: true } }),
  );
  return searchTerms(typed, defaultCountry, seesMasked(ctx));
}

async function foundBy(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  terms: SearchTerms | null,
): Promise<Prisma.Sql> {
  if (terms === null) return Prisma.sql`true`;
  const namesOnly = !may(ctx.actor.role, "contacts.view");
  return Prisma.sql`c.id = ANY (${await searchIds(tx, terms, namesOnly)}::uuid[])`;
}

async function searchIds(
  tx: WorkspaceDb,
  { words, from, below, end, replies, names }: SearchTerms,
  namesOnly: boolean,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id
    FROM conversation_search(${words}, ${from}::text, ${below}::text, ${end}::text, ${replies}) AS id
    UNION SELECT id FROM conversations_by_name(${names}, ${namesOnly}) AS id`;
  return rows.map((row) => row.id);
}
