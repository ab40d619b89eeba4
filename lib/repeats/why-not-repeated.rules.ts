import { type Sentence, sentence } from "@/lib/core/sentence";
import type { RepeatPlan } from "@/lib/repeats/repeat.rules";

interface Refused {
  field: "audience" | "repeat";
  sentence: Sentence;
}

/** Why a campaign cannot come again as it is; null: it can. */
export function whyNotRepeated(
  {
    lists = [],
    segments = [],
    phones = [],
  }: { lists?: string[]; segments?: string[] | undefined; phones?: string[] },
  planned: RepeatPlan | null,
): Refused | null {
  // A pasted number would be kept for as long as the campaign comes.
  if (phones.length > 0) return { field: "audience", sentence: sentence("problems.recurring.pasted") };
  if (lists.length + segments.length === 0)
    return { field: "audience", sentence: sentence("problems.recurring.nobody") };
  if (planned === null) return { field: "repeat", sentence: sentence("problems.recurring.never") };
  return null;
}
