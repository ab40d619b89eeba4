import type { CampaignView } from "@/lib/campaigns/campaign.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/**
 * The version of a template that a campaign used: by the id it keeps, whatever was saved or deleted
 * since.
 */
export async function readUsedTemplate(
  tx: WorkspaceDb,
  workspaceId: string,
  campaign: Pick<CampaignView, "templateVersionId" | "message">,
): Promise<NonNullable<CampaignView["template"]> | null> {
  if (campaign.templateVersionId === null) return null;
  const used = await tx.templateVersion.findFirst({
    where: { id: campaign.templateVersionId, workspaceId },
    include: { template: true },
  });
  if (used === null) return null;
  const { id, name, archivedAt } = used.template;
  const deleted = archivedAt !== null;
  // A deleted template's name ends in the moment of its deletion, so that the name is free again.
  return {
    id,
    name: deleted ? name.replace(/ \(\d+\)$/, "") : name,
    version: used.version,
    deleted,
    changed: !same(used.message, campaign.message),
  };
}

function same(a: unknown, b: unknown): boolean {
  const ordered = (value: unknown) =>
    JSON.stringify(Object.entries(value as object).sort(([one], [other]) => (one < other ? -1 : 1)));
  return ordered(a) === ordered(b);
}
