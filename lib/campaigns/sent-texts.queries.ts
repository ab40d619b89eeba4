import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignView, SentTextView } from "@/lib/campaigns/campaign.view";
import { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * What went out as people got it: of the first recipient in +60, whose text may begin with a price
 * and a brand, and of the first elsewhere. Two look-ups, whatever the size of the campaign.
 */
export async function listSentTexts(
  ctx: WorkspaceContext,
  campaign: Pick<CampaignView, "id" | "message" | "status">,
): Promise<SentTextView[]> {
  if (campaign.message.kind === "binary" || campaign.status === "draft") return [];
  const written = campaign.message.text;
  const rows = await inWorkspace(ctx.workspaceId, async (tx) => {
    const first = (where: Prisma.Sql) => tx.$queryRaw<{ text: string | null; name: string | null }[]>`
      SELECT m.text, (SELECT nullif(btrim(c.first_name || ' ' || c.last_name), '')
          FROM contact c
          WHERE c.id = m.contact_id AND c.workspace_id = m.workspace_id) AS name
      FROM message m
      WHERE m.campaign_id = ${campaign.id}::uuid AND m.workspace_id = ${ctx.workspaceId}::uuid AND ${where}
      ORDER BY m.phone, m.copy
      LIMIT 1`;
    const malaysian = Prisma.sql`m.phone >= '60' AND m.phone < '61'`;
    return [
      ...(await first(malaysian)).map((row) => ({ ...row, malaysian: true })),
      ...(await first(Prisma.sql`m.phone < '60'`)).map((row) => ({ ...row, malaysian: false })),
      ...(await first(Prisma.sql`m.phone >= '61'`)).map((row) => ({ ...row, malaysian: false })),
    ];
  });
  const versions = rows.map(({ text, ...row }) => ({ ...row, text: text ?? written }));
  return versions.filter(
    ({ text }, index) => text !== "" && versions.findIndex((other) => other.text === text) === index,
  );
}
