import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { seesMasked } from "@/lib/masked-numbers/count-lookup";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { countView } from "@/lib/saved-views/count-view";
import { MOST_VIEWS, tellsANumber, VIEW_PLACES, type ViewPlace } from "@/lib/saved-views/saved-view.rules";
import type { SavedView } from "@/lib/saved-views/saved-view.view";

const MOST_SHOWN = 2 * MOST_VIEWS;

/** A person's own views of a list and everybody's, by name, with how many each shows now. */
export async function listSavedViews(
  ctx: WorkspaceContext,
  { place }: { place: ViewPlace },
): Promise<{ views: SavedView[] }> {
  if (!may(ctx.actor.role, VIEW_PLACES[place])) throw new AppError("forbidden");
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.savedView.findMany({
      where: {
        ...{ workspaceId: ctx.workspaceId, place },
        OR: [{ shared: true }, { memberId: ctx.actor.id }],
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST_SHOWN,
    }),
  );
  const views: SavedView[] = [];
  for (const { id, name, shared, memberId, filter } of rows) {
    const asked = filter as Record<string, string>;
    if (seesMasked(ctx) && tellsANumber(asked)) continue;
    const mine = memberId === ctx.actor.id || (shared && may(ctx.actor.role, "settings.edit"));
    views.push({ id, name, filter: asked, shared, mine, count: await countView(ctx, place, asked) });
  }
  return { views };
}
