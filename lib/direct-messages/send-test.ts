import type { WorkspaceContext } from "@/lib/access/context";
import type { SendTestInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sendDirectMessage } from "./send-direct-message";

/** The draft as the first recipient would get it, to a phone of one's own. */
export async function sendTest(
  ctx: WorkspaceContext,
  input: SendTestInput,
): Promise<{ campaignId: string; messageId: string }> {
  const campaign = await requireCampaign(ctx, input.id);
  if (campaign.kind !== "campaign") throw new AppError("not_found");
  const [first] = (await previewRecipients(ctx, { id: input.id, limit: 1 })).data;
  const sample =
    first === undefined
      ? undefined
      : await inWorkspace(ctx.workspaceId, (tx) =>
          tx.contact.findFirst({ where: { workspaceId: ctx.workspaceId, phone: first.phone } }),
        );
  return sendDirectMessage(ctx, {
    to: input.to,
    message: campaign.message,
    sender: campaign.sender,
    gatewayAccountId: campaign.gatewayAccountId,
    kind: "test",
    ...(sample
      ? {
          sample: {
            firstName: sample.firstName,
            lastName: sample.lastName,
            fields: sample.fields as Record<string, unknown>,
          },
        }
      : {}),
  });
}
