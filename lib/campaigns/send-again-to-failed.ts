import type { WorkspaceContext } from "@/lib/access/context";
import { PASTED_PHONES_MAX, type SendAgainInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { carriedOver } from "@/lib/campaigns/carried-over";
import { insertDraft } from "@/lib/campaigns/create-draft";
import { CERTAINLY_FAILED } from "@/lib/campaigns/send-again.rules";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { type Campaign, Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { Split } from "@/lib/splits/split.rules";

/**
 * A new draft to those whom a campaign certainly did not reach, or to those of them who failed for
 * some reasons. Unknown and unresolved ones are left out: they may have it.
 */
export async function sendAgainToFailed(
  ctx: WorkspaceContext,
  { id, codes }: SendAgainInput,
): Promise<CampaignView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const source = await tx.campaign.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (source === null) throw new AppError("not_found");
    if (source.erasedAt !== null)
      throw new AppError("unprocessable", sentence("problems.campaigns.numbersErased"));
    const failed = await tx.message.findMany({
      where: {
        campaignId: id,
        workspaceId: ctx.workspaceId,
        status: { in: [...CERTAINLY_FAILED] },
        ...(codes ? { failureCode: { in: codes } } : {}),
      },
      select: { phone: true },
      orderBy: { id: "asc" },
      take: PASTED_PHONES_MAX + 1,
    });
    if (source.retryOpen && (source.status === "sending" || source.status === "paused"))
      throw new AppError("unprocessable", sentence("problems.campaigns.stillTriesAgain"));
    const texted = await textedBeside(tx, ctx.workspaceId, source);
    const left = failed.filter(({ phone }) => !texted.has(phone));
    if (left.length === 0) throw new AppError("unprocessable", sentence("problems.campaigns.nobodyFailed"));
    if (failed.length > PASTED_PHONES_MAX)
      throw new AppError("too_large", sentence("problems.campaigns.tooManyFailed", { most: 100_000 }));
    return insertDraft(tx, ctx, {
      ...carriedOver(source),
      ...(await oneText(tx, ctx.workspaceId, source)),
      name: `${source.name.slice(0, 180)} (again to failed)`,
      // With the plus, so that a number of any country is read as itself.
      audience: { lists: [], phones: [...new Set(left.map((message) => `+${message.phone}`))] },
    });
  });
}

/** Who failed gets the text that was chosen, without another test. */
async function oneText(tx: WorkspaceDb, workspaceId: string, { id, split, message }: Campaign) {
  if (split === null) return {};
  const test = await tx.campaignSplit.findFirst({ where: { campaignId: id, workspaceId } });
  const text = (split as unknown as Split).texts[(test?.chosen ?? 0) - 1];
  return {
    split: Prisma.DbNull,
    ...(text === undefined ? {} : { message: { ...(message as object), text } }),
  };
}

/** Who got an SMS instead or was tried again, or may have got it, is not written to again. */
async function textedBeside(
  tx: WorkspaceDb,
  workspaceId: string,
  { id, fallback, retry }: Campaign,
): Promise<Set<string>> {
  if (fallback === null && retry === null) return new Set();
  const beside = await tx.campaign.findMany({
    where: { workspaceId, OR: [{ fallbackOf: id }, { retryOf: id }] },
    select: { id: true },
  });
  const rows = await tx.message.findMany({
    where: {
      workspaceId,
      campaignId: { in: beside.map((each) => each.id) },
      status: { notIn: [...CERTAINLY_FAILED] },
    },
    select: { phone: true },
  });
  return new Set(rows.map(({ phone }) => phone));
}
