import { type Sentence, sentence } from "@/lib/core/sentence";

/** How long somebody has to wait, in the largest unit that says it well. */
export function waitingTime(seconds: number): Sentence {
  if (seconds > 5_400) return sentence("problems.wait.hours", { count: Math.ceil(seconds / 3_600) });
  if (seconds > 90) return sentence("problems.wait.minutes", { count: Math.ceil(seconds / 60) });
  return sentence("problems.wait.seconds", { count: seconds });
}
