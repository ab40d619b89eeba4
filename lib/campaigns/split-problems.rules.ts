import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { contentProblems } from "@/lib/campaigns/content.rules";
import { malaysiaProblems } from "@/lib/campaigns/malaysia-problems.rules";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { MalaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { leavesRest, type Split } from "@/lib/splits/split.rules";

interface SplitFacts {
  /** The campaign's own: text A. */
  message: MessageContent;
  delivery: "tracked" | "untracked";
  repeats: boolean;
  validHours?: number | null;
  fields?: readonly string[] | undefined;
  /** Null: nobody in +60 gets it, or it is not known yet. */
  malaysia: MalaysiaSettings | null;
}

/** What stands in the way of a test: of each text all that would of the one, and its own rule. */
export function splitProblems(split: Split, facts: SplitFacts): CampaignProblem[] {
  const problems: CampaignProblem[] = [];
  const stop = (field: string, said: Sentence) => problems.push({ field, severity: "stop", sentence: said });
  if (facts.message.kind !== "text") stop("split", sentence("rules.split.onlyText"));
  if (facts.delivery === "untracked") stop("split", sentence("rules.split.untracked"));
  if (facts.repeats) stop("split", sentence("rules.split.repeats"));
  if (!leavesRest(split)) stop("split.share", sentence("rules.split.share"));
  if (facts.validHours && facts.validHours <= split.afterHours)
    stop("split.afterHours", sentence("rules.split.expires"));
  split.texts.forEach((text, at) => {
    const message = { kind: "text", text } as const;
    const found = contentProblems(message, "tracked", facts.fields);
    if (facts.malaysia !== null)
      found.push(...malaysiaProblems({ message, delivery: "tracked", malaysia: facts.malaysia }));
    problems.push(...found.map((problem) => ({ ...problem, field: `split.texts.${at}` })));
  });
  const own = facts.message.kind === "text" ? [facts.message.text] : [];
  const all = [...own, ...split.texts].map((text) => text.trim());
  if (new Set(all).size < all.length) stop("split.texts", sentence("rules.split.same"));
  return problems;
}
