import type { WorkspaceContext } from "@/lib/access/context";
import type { ListCampaignsInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignView, readTallies } from "@/lib/campaigns/campaign-row";
import { readBeside } from "@/lib/campaigns/read-beside";
import { readUsedTemplate } from "@/lib/campaigns/read-used-template";
import { AppError } from "@/lib/core/app-error";
import { nameHasWords } from "@/lib/core/name-search";
import { cursorDate, type Page, readCursor, writeCursor } from "@/lib/core/page";
import { isUuid } from "@/lib/core/uuid";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Campaigns, newest first. Deleted drafts are not among them. */
export async function listCampaigns(
  ctx: WorkspaceContext,
  query: Partial<ListCampaignsInput> = {},
): Promise<Page<CampaignView>> {
  const { limit = 100, status, kind = "campaign", search } = query;
  const after = readCursor(query.cursor, 2);
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const rows = await tx.campaign.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        archivedAt: null,
        // What goes beside a campaign is told with it.
        ...(kind === "all" ? {} : { kind, fallbackOf: null, retryOf: null }),
        ...(status === "awaiting_approval"
          ? { status: "draft", approval: { path: ["state"], equals: "waiting" } }
          : status === undefined
            ? {}
            : { status }),
        AND: nameHasWords(search ?? ""),
        ...(after === null || !isUuid(String(after[1]))
          ? {}
          : {
              OR: [
                { createdAt: { lt: cursorDate(after[0]) } },
                { createdAt: cursorDate(after[0]), id: { lt: String(after[1]) } },
              ],
            }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const tallies = await readTallies(
      tx,
      ctx.workspaceId,
      page.map((row) => row.id),
    );
    const beside = await readBeside(tx, ctx.workspaceId, page);
    const last = page.at(-1);
    return {
      data: page.map((row) => campaignView(row, tallies.get(row.id), beside(row.id))),
      nextCursor: rows.length > limit && last ? writeCursor([last.createdAt.getTime(), last.id]) : null,
    };
  });
}

/** One campaign, or null when the workspace has none with this id. */
export async function getCampaign(ctx: WorkspaceContext, id: string): Promise<CampaignView | null> {
  if (!isUuid(id)) return null;
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const row = await tx.campaign.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (row === null) return null;
    const beside = await readBeside(tx, ctx.workspaceId, [row]);
    const tally = (await readTallies(tx, ctx.workspaceId, [id])).get(id);
    const view = campaignView(row, tally, beside(id));
    return { ...view, template: await readUsedTemplate(tx, ctx.workspaceId, view) };
  });
}

/** One campaign; an id of another workspace and one that does not exist are the same. */
export async function requireCampaign(ctx: WorkspaceContext, id: string): Promise<CampaignView> {
  const campaign = await getCampaign(ctx, id);
  if (campaign === null) throw new AppError("not_found");
  return campaign;
}
