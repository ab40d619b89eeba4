import { type Sentence, sentence } from "@/lib/core/sentence";

const VERDICTS = ["applied", "superseded", "repeat", "waiting", "intermediate", "discarded"] as const;

/** Why a report was applied or not. */
export function verdictSentence(verdict: string, times: number): Sentence {
  const said = sentence(`rules.verdict.${VERDICTS.find((known) => known === verdict) ?? "other"}`);
  return times > 1 ? sentence("rules.verdict.again", { verdict: said, times: String(times) }) : said;
}
