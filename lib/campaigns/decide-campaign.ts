import type { WorkspaceContext } from "@/lib/access/context";
import type { StoredApproval } from "@/lib/approvals/approval.view";
import { endAsking } from "@/lib/approvals/end-asking";
import { readApprovable } from "@/lib/approvals/read-approvable";
import { requireApprover } from "@/lib/approvals/require-approver";
import { keepStanding } from "@/lib/approvals/standing-approval";
import { recordAudit } from "@/lib/audit/record-audit";
import type { DecideCampaignInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { launchDraft } from "@/lib/campaigns/launch-campaign";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

/**
 * The other person's yes, and the launch, in one transaction: what is approved is what is sent
 * (S37). Where the draft, or a segment of it, is no longer what was asked about, nothing is sent
 * and it has to be asked for again.
 */
export async function approveCampaign(
  ctx: WorkspaceContext,
  input: DecideCampaignInput,
): Promise<CampaignView> {
  const outcome = await sql.transaction(async (client) => {
    const approval = await takeAsking(client, ctx, input.id);
    const { hash } = await readApprovable(client, ctx.workspaceId, input.id, true);
    if (hash !== approval.hash) {
      await endAsking(client, ctx.workspaceId, input.id, { state: "changed" });
      return "changed";
    }
    if (input.hash !== undefined && input.hash !== hash) return "changed";
    await launchDraft(client, ctx, {
      id: input.id,
      approvedFor: approval.askedByName,
      immediately: ctx.actor.kind !== "member",
      ...(input.expectedRecipients === undefined ? {} : { expectedRecipients: input.expectedRecipients }),
    });
    await keepStanding(client, ctx.workspaceId, input.id, ctx.actor.name);
    await settle(client, ctx, input, "approved");
    return "approved";
  });
  if (outcome === "changed") throw new AppError("conflict", sentence("problems.approvals.changed"));
  return requireCampaign(ctx, input.id);
}

/** The other person's no: it stays a draft, with the reason. */
export async function declineCampaign(
  ctx: WorkspaceContext,
  input: DecideCampaignInput,
): Promise<CampaignView> {
  await sql.transaction(async (client) => {
    await takeAsking(client, ctx, input.id);
    await settle(client, ctx, input, "declined");
  });
  return requireCampaign(ctx, input.id);
}

/** Locks the campaign; of two who answer at once the second hears who was first. */
async function takeAsking(client: SqlClient, ctx: WorkspaceContext, id: string): Promise<StoredApproval> {
  if (!isUuid(id)) throw new AppError("not_found");
  const { rows } = await client.query<{ approval: StoredApproval | null; status: CampaignStatus }>(
    `SELECT approval, status FROM campaign
     WHERE id = $1 AND workspace_id = $2 AND archived_at IS NULL FOR UPDATE`,
    [id, ctx.workspaceId],
  );
  const row = rows[0];
  if (row === undefined) throw new AppError("not_found");
  const { approval } = row;
  if (approval === null || approval.state !== "waiting" || row.status !== "draft") {
    const by = approval?.state === "approved" || approval?.state === "declined" ? approval : null;
    throw new AppError(
      "unprocessable",
      by === null
        ? sentence("problems.approvals.notWaiting")
        : sentence(`problems.approvals.${by.state === "approved" ? "approved" : "declined"}Already`, {
            name: by.decidedByName ?? "",
          }),
    );
  }
  await requireApprover(client, ctx, id, approval);
  return approval;
}

async function settle(
  client: SqlClient,
  ctx: WorkspaceContext,
  { id, note = "" }: DecideCampaignInput,
  state: "approved" | "declined",
): Promise<void> {
  const { workspaceId, actor } = ctx;
  await endAsking(client, workspaceId, id, {
    state,
    decided: true,
    decidedByName: actor.name,
    decisionNote: note,
  });
  await recordAudit(client, ctx, {
    action: `campaign.${state}`,
    entity: "campaign",
    entityId: id,
    after: { note },
  });
  const { rows } = await client.query<{ name: string }>("SELECT name FROM campaign WHERE id = $1", [id]);
  await enqueueWebhook(client, {
    workspaceId,
    event: `campaign.${state}`,
    data: { id, name: rows[0]?.name ?? "", by: actor.name, note },
  });
}
