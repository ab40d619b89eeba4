import { randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CreateDraftInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignView } from "@/lib/campaigns/campaign-row";
import { readDraft } from "@/lib/campaigns/read-draft";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * A new draft. The same `draftKey` answers the same draft: a double post, a second tab or a reload
 * never makes two (S1, S2).
 */
export async function createDraft(ctx: WorkspaceContext, input: CreateDraftInput): Promise<CampaignView> {
  const { draftKey, ...patch } = input;
  return inWorkspace(ctx.workspaceId, async (tx) =>
    insertDraft(tx, ctx, await readDraft(tx, ctx.workspaceId, patch), draftKey),
  );
}

/** Stores a draft's columns in an open transaction. */
export async function insertDraft(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  columns: Prisma.CampaignUncheckedUpdateManyInput,
  draftKey?: string,
): Promise<CampaignView> {
  const id = randomUUID();
  const made = await tx.campaign.createMany({
    data: [
      {
        message: { kind: "text", text: "" },
        name: "",
        ...(columns as Partial<Prisma.CampaignCreateManyInput>),
        id,
        workspaceId: ctx.workspaceId,
        draftKey: draftKey ?? null,
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    ],
    skipDuplicates: true,
  });
  const where = made.count === 1 ? { id } : { draftKey: draftKey ?? null };
  const row = await tx.campaign.findFirst({
    where: { workspaceId: ctx.workspaceId, archivedAt: null, ...where },
  });
  if (row === null) throw new AppError("conflict", sentence("problems.campaigns.draftDeleted"));
  if (made.count === 1) {
    await recordAudit(tx, ctx, {
      action: "campaign.created",
      entity: "campaign",
      entityId: id,
      after: { name: row.name },
    });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "campaign", id });
  }
  return campaignView(row);
}
