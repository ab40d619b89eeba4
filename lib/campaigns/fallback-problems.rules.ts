import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { malaysiaProblems } from "@/lib/campaigns/malaysia-problems.rules";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { type Fallback, fallbackHours } from "@/lib/fallbacks/fallback.rules";
import { type Capabilities, cannotSend } from "@/lib/gateways/capabilities.rules";
import type { MalaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { checkSender } from "@/lib/senders/sender.rules";

interface FallbackFacts {
  /** The campaign's own. */
  message: MessageContent;
  /** What the account of the SMS can do; null: there is none. */
  fallbackCan?: Capabilities | null;
  fields: readonly string[] | undefined;
  malaysian: boolean;
  malaysia: MalaysiaSettings;
}

/** What stands in the way of the SMS of a way back: all that would of any SMS, and its own rule. */
export function fallbackProblems(fallback: Fallback, facts: FallbackFacts): CampaignProblem[] {
  const problems = ruleProblems(fallback, facts.message);
  const stop = (field: string, said: Sentence) => problems.push({ field, severity: "stop", sentence: said });
  const message = { kind: "text", text: fallback.text } as const;
  const texts = contentProblems(message, "tracked", facts.fields);
  if (facts.malaysian)
    texts.push(...malaysiaProblems({ message, delivery: "tracked", malaysia: facts.malaysia }));
  problems.push(...texts.map((problem) => ({ ...problem, field: "fallback.text" })));
  const sender = checkSender(fallback.sender ?? "");
  if (sender !== null) stop("fallback.sender", sender);
  const can = facts.fallbackCan;
  if (!can) stop("fallback.gatewayAccountId", sentence("rules.fallback.noAccount"));
  else if (cannotSend(can, { message, delivery: "tracked" }) !== null)
    stop("fallback.gatewayAccountId", sentence("rules.fallback.noSms"));
  return problems;
}

/** The rule itself, which a program must give whole. */
export function ruleProblems(fallback: Fallback, message: MessageContent): CampaignProblem[] {
  const problems: CampaignProblem[] = [];
  const stop = (field: string, said: Sentence) => problems.push({ field, severity: "stop", sentence: said });
  if (message.kind !== "template") stop("fallback", sentence("rules.fallback.onlyWhatsapp"));
  if (fallback.when.length === 0) stop("fallback.when", sentence("rules.fallback.noWhen"));
  if (fallback.when.includes("notDeliveredWithinHours") && fallbackHours(fallback) === null)
    stop("fallback.hours", sentence("rules.fallback.noHours"));
  return problems;
}
