import { chooseText } from "@/lib/campaigns/choose-text";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { chooseInput } from "@/lib/splits/split.input";

export const POST = workspaceRoute("campaigns.send", chooseInput, (ctx, input, { params }) =>
  chooseText(ctx, { ...input, id: params.campaignId ?? "" }),
);
