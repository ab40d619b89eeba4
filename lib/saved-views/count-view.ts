import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import { filteredContacts } from "@/lib/contacts/chosen-contacts";
import { readFilter } from "@/lib/contacts/read-filter";
import { nameHasWords } from "@/lib/core/name-search";
import { conversationsQuery } from "@/lib/inbox/conversation.input";
import { countConversations } from "@/lib/inbox/conversation.queries";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { databaseCode } from "@/lib/platform/db/database-code";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { MOST_COUNTED, type ViewPlace } from "@/lib/saved-views/saved-view.rules";

type Filter = Record<string, string>;
type Count = (tx: WorkspaceDb, ctx: WorkspaceContext, filter: Filter, most: number) => Promise<number>;

const COUNTS: Record<ViewPlace, Count> = {
  campaigns: (tx, { workspaceId }, { q = "", status }, take) =>
    tx.campaign.count({
      where: {
        ...{
          workspaceId,
          archivedAt: null,
          kind: "campaign",
          fallbackOf: null,
          retryOf: null,
          AND: nameHasWords(q),
        },
        ...(status === undefined ? {} : { status: status as CampaignStatus }),
      },
      take,
    }),
  async contacts(tx, { workspaceId }, filter, most) {
    const { defaultCountry } = await tx.workspace.findFirstOrThrow({
      where: { id: workspaceId },
      select: { defaultCountry: true },
    });
    const { from, where, values } = filteredContacts(workspaceId, readFilter(filter), defaultCountry);
    const { rows } = await asSqlRunner(tx).query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT FROM ${from} WHERE ${where} LIMIT ${most}) AS found`,
      values,
    );
    return rows[0]?.count ?? 0;
  },
  inbox: (tx, ctx, filter, most) =>
    // A search looks everywhere, like its list.
    countConversations(
      tx,
      ctx,
      conversationsQuery.parse({ status: "open", ...filter, ...(filter.q ? { status: "all" } : {}) }),
      most,
    ),
};

/** How many a view shows, or null where finding out takes longer than somebody waits for a list. */
export async function countView(
  ctx: WorkspaceContext,
  place: ViewPlace,
  filter: Filter,
): Promise<number | null> {
  try {
    return await inWorkspace(ctx.workspaceId, async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = '500ms'`;
      return COUNTS[place](tx, ctx, filter, MOST_COUNTED + 1);
    });
  } catch (error) {
    if (databaseCode(error) === QUERY_CANCELED) return null;
    throw error;
  }
}

/** What Postgres says of a statement that took too long. */
const QUERY_CANCELED = "57014";
