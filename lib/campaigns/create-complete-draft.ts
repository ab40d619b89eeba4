import type { WorkspaceContext } from "@/lib/access/context";
import { accountOfChannel } from "@/lib/campaigns/account-of-channel";
import type { CreateCampaignInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { createDraft } from "@/lib/campaigns/create-draft";
import { AppError } from "@/lib/core/app-error";
import { planRepeat } from "@/lib/repeats/repeat.rules";
import { whyNotRepeated } from "@/lib/repeats/why-not-repeated.rules";
import { checkSender } from "@/lib/senders/sender.rules";

/** A draft made by a program: unlike the composer's, it must be whole from the start. */
export async function createCompleteDraft(
  ctx: WorkspaceContext,
  input: CreateCampaignInput,
): Promise<CampaignView> {
  const problems = contentProblems(input.message, input.delivery).filter(
    (problem) => problem.severity === "stop",
  );
  const sender = checkSender(input.sender ?? "");
  if (sender !== null) problems.push({ field: "sender", severity: "stop", sentence: sender });
  const again = input.repeat ? whyNotRepeated(input.audience, planRepeat(input.repeat, Date.now())) : null;
  if (again !== null) problems.push({ ...again, severity: "stop" });
  if (problems.length > 0) {
    throw new AppError(
      "invalid",
      problems[0]?.sentence,
      Object.fromEntries(problems.map((problem) => [problem.field, problem.sentence])),
    );
  }
  const { channel, ...draft } = input;
  const gatewayAccountId = await accountOfChannel(ctx, channel, input.gatewayAccountId ?? null);
  return createDraft(ctx, { ...draft, ...(gatewayAccountId === null ? {} : { gatewayAccountId }) });
}
