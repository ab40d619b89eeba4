import type { WorkspaceContext } from "@/lib/access/context";
import { may, type Permission, ROLES } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { cursorDate, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { channelOf } from "@/lib/gateways/channel-of";
import type { ConversationsQuery } from "@/lib/inbox/conversation.input";
import type { ConversationView, InboxAccountView, PersonView } from "@/lib/inbox/conversation.view";
import { CONVERSATION_COLUMNS, type ConversationRow, conversationView } from "@/lib/inbox/conversation-row";
import { type Filtered, filteredBy } from "@/lib/inbox/filtered-by";
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
  const order = query.byState ? "state" : query.status === "waiting" ? "waiting" : "newest";
  const terms = query.q?.trim() ? await readTerms(ctx, query.q) : null;
  if (terms?.whole) await countLookup(ctx, terms.whole);
  const page = await inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await foundBy(tx, ctx, terms);
    const rows = await tx.$queryRaw<ConversationRow[]>`
      SELECT ${CONVERSATION_COLUMNS} FROM conversation c
      WHERE c.workspace_id = ${ctx.workspaceId}::uuid
        AND ${filteredBy(ctx, query)}
        AND ${found}
        AND ${older(query.cursor, order)}
      ORDER BY ${ORDERS[order]}
      LIMIT ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      data: page.map((row) => conversationView(ctx, row)),
      nextCursor: last ? writeCursor(placeOf(last, order)) : null,
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
  query: Filtered & Pick<ConversationsQuery, "q">,
  most: number,
): Promise<number> {
  const terms = query.q.trim() ? await readTerms(ctx, query.q) : null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM conversation c
      WHERE c.workspace_id = ${ctx.workspaceId}::uuid
        AND ${filteredBy(ctx, query)}
        AND ${await foundBy(tx, ctx, terms)}
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
  return listPeople(ctx, "inbox.reply");
}

async function listPeople(ctx: WorkspaceContext, permission: Permission): Promise<PersonView[]> {
  const roles = ROLES.filter((role) => may(role, permission));
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

/** Who may read here, by name: those whom a note can call. */
export async function listReaders(ctx: WorkspaceContext): Promise<PersonView[]> {
  return listPeople(ctx, "inbox.view");
}

/** The accounts by their labels, to filter by. */
export async function listInboxAccounts(ctx: WorkspaceContext): Promise<InboxAccountView[]> {
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.gatewayAccount.findMany({
      where: { workspaceId: ctx.workspaceId, archivedAt: null },
      select: { id: true, label: true, kind: true },
      orderBy: { label: "asc" },
      take: 100,
    }),
  );
  return rows.map(({ kind, ...row }) => ({ ...row, channel: channelOf(kind) }));
}

type Order = "newest" | "state" | "waiting";
const ORDERS: Record<Order, Prisma.Sql> = {
  newest: Prisma.sql`c.last_at DESC, c.id DESC`,
  state: Prisma.sql`c.open DESC, c.last_at DESC, c.id DESC`,
  waiting: Prisma.sql`c.waiting_since, c.id`,
};

function placeOf({ last_at, waiting_since, id, open }: ConversationRow, order: Order): (string | number)[] {
  if (order === "state") return [last_at.getTime(), id, open ? 1 : 0];
  return [(order === "waiting" ? (waiting_since ?? last_at) : last_at).getTime(), id];
}

function older(cursor: string | undefined, order: Order): Prisma.Sql {
  if (cursor === undefined || cursor === "") return Prisma.sql`true`;
  const [at, id, open] = readCursor(cursor, order === "state" ? 3 : 2) ?? [];
  if (!isUuid(String(id)))
    throw new AppError("invalid", undefined, { cursor: sentence("problems.guards.foreignCursor") });
  const place = Prisma.sql`(${cursorDate(at)}::timestamptz, ${String(id)}::uuid)`;
  if (order === "waiting") return Prisma.sql`(c.waiting_since, c.id) > ${place}`;
  const before = Prisma.sql`(c.last_at, c.id) < ${place}`;
  if (order === "newest") return before;
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
  { words, from, below, end, beyond, replies, names }: SearchTerms,
  namesOnly: boolean,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id
    FROM conversation_search(${words}, ${from}::text, ${below}::text, NULL, ${replies}) AS id
    UNION SELECT c.id
    FROM conversation_search('', NULL, NULL, ${end}::text, false) AS found
    JOIN conversation c ON c.id = found AND length(c.phone) > ${beyond} AND c.phone ~ '^[0-9]'
    UNION SELECT c.id
    FROM whatsapp_person w JOIN conversation c ON c.workspace_id = w.workspace_id AND c.phone = w.user_id
    WHERE w.workspace_id = canang_workspace() AND w.phone IS NULL AND ${names} <> ''
      AND (w.user_id = ${names} OR strpos(lower(w.name), lower(${names})) > 0)
    UNION SELECT id FROM conversations_by_name(${names}, ${namesOnly}) AS id`;
  return rows.map((row) => row.id);
}
