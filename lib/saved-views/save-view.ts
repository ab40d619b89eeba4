import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { seesMasked } from "@/lib/masked-numbers/count-lookup";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { SaveViewInput } from "@/lib/saved-views/saved-view.input";
import { MOST_VIEWS, tellsANumber, VIEW_PLACES } from "@/lib/saved-views/saved-view.rules";

const FULL = sentence("problems.savedViews.most", { most: MOST_VIEWS });
const NUMBER = sentence("problems.savedViews.number");

/** Keeps a filter under a name. A name that the person has already gets the new filter. */
export async function saveView(ctx: WorkspaceContext, input: SaveViewInput): Promise<{ id: string }> {
  const { place, name, shared, filter } = input;
  const { workspaceId, actor } = ctx;
  if (!may(actor.role, VIEW_PLACES[place])) throw new AppError("forbidden");
  const kept = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  // Nothing counts what a view asks about, so it may not ask about a hidden number (P-2).
  if (seesMasked(ctx) && tellsANumber(kept)) throw new AppError("unprocessable", NUMBER, { name: NUMBER });
  return inWorkspace(workspaceId, async (tx) => {
    await requireTheirs(tx, workspaceId, kept);
    const own = { workspaceId, place, memberId: actor.id };
    await tx.$executeRaw`SELECT FROM member WHERE id = ${actor.id}::uuid FOR UPDATE`;
    const known = await tx.savedView.findMany({
      where: own,
      select: { id: true, name: true },
      take: MOST_VIEWS,
    });
    const same = known.find((view) => view.name === name);
    if (same === undefined && known.length >= MOST_VIEWS)
      throw new AppError("unprocessable", FULL, { name: FULL });
    if (same !== undefined) await tx.savedView.deleteMany({ where: { ...own, id: same.id } });
    const { id } = await tx.savedView.create({ data: { ...own, name, shared, filter: kept } });
    await recordAudit(tx, ctx, {
      action: "savedView.saved",
      entity: "savedView",
      entityId: id,
      after: { name, place, shared },
    });
    return { id };
  });
}

/** A list, label or account of another workspace does not exist. */
async function requireTheirs(
  tx: WorkspaceDb,
  workspaceId: string,
  { list, label, account }: { list?: string; label?: string; account?: string },
): Promise<void> {
  const where = (id: string) => ({ where: { id, workspaceId }, select: { id: true } });
  const there = [
    ...(list === undefined ? [] : [await tx.list.findFirst(where(list))]),
    ...(account === undefined ? [] : [await tx.gatewayAccount.findFirst(where(account))]),
    ...(label === undefined ? [] : [await tx.inboxLabel.findFirst(where(label))]),
  ];
  if (there.includes(null)) throw new AppError("not_found");
}
