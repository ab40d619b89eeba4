import type { WorkspaceContext } from "@/lib/access/context";
import { accountOfChannel } from "@/lib/campaigns/account-of-channel";
import type { CreateCampaignInput } from "@/lib/campaigns/campaign.input";
import type { CampaignProblem, CampaignView } from "@/lib/campaigns/campaign.view";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { createDraft } from "@/lib/campaigns/create-draft";
import { ruleProblems } from "@/lib/campaigns/fallback-problems.rules";
import { retryProblems } from "@/lib/campaigns/retry-problems.rules";
import { splitProblems } from "@/lib/campaigns/split-problems.rules";
import { AppError } from "@/lib/core/app-error";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
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
  if (input.fallback) problems.push(...completeFallback(input.fallback, input.message));
  if (input.split) {
    const { message, delivery, validHours } = input;
    const facts = {
      message,
      delivery,
      validHours: validHours ?? null,
      repeats: Boolean(input.repeat),
      malaysia: null,
    };
    problems.push(...splitProblems(input.split, facts).filter(({ severity }) => severity === "stop"));
  }
  if (input.retry) problems.push(...retryProblems(input));
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

/** Its account is looked at when it is launched, as the campaign's own is. */
function completeFallback(fallback: Fallback, message: MessageContent): CampaignProblem[] {
  const sender = checkSender(fallback.sender ?? "");
  return [
    ...ruleProblems(fallback, message),
    ...contentProblems({ kind: "text", text: fallback.text }, "tracked")
      .filter(({ severity }) => severity === "stop")
      .map((problem) => ({ ...problem, field: "fallback.text" })),
    ...(sender === null ? [] : [{ field: "fallback.sender", severity: "stop" as const, sentence: sender }]),
  ];
}
