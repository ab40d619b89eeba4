import type { CampaignProblem } from "@/lib/campaigns/campaign.view";
import { sentence } from "@/lib/core/sentence";

/** With what nobody can be tried again: without reports, and where an SMS goes instead. */
export function retryProblems(facts: {
  delivery: "tracked" | "untracked";
  fallback?: unknown;
}): CampaignProblem[] {
  const stop = { field: "retry", severity: "stop" } as const;
  return [
    ...(facts.delivery === "untracked" ? [{ ...stop, sentence: sentence("rules.retry.untracked") }] : []),
    ...(facts.fallback ? [{ ...stop, sentence: sentence("rules.retry.fallback") }] : []),
  ];
}
