import type { z } from "zod";
import input from "@/messages/en/input.json" with { type: "json" };
import { foundSentence, type Sentence, type SentenceKey, type SentenceValues } from "./sentence";

type Issue = z.core.$ZodIssue;
type Code = keyof typeof input.codes;

/** What a schema of ours says of a value, with the limits of its rule; null for zod's own words. */
export function issueSentence(issue: Issue): Sentence | null {
  if (issue.code === "custom" && issue.params?.sentence !== undefined)
    return issue.params.sentence as Sentence;
  if (!issue.message.startsWith("input.")) return null;
  return foundSentence(issue.message as SentenceKey, valuesOf(issue));
}

/** The same for a person, also where only zod has words, which are for programmers. */
export function issueForPerson(issue: Issue): Sentence {
  const code = issue.code ?? "custom";
  const known = (code in input.codes ? code : "custom") as Code;
  const ours = issueSentence(issue);
  if (ours !== null) return ours;
  return foundSentence(`input.codes.${known}`, valuesOf(issue));
}

/** What a text may name: the limits, and the words to choose from. */
function valuesOf(issue: Issue): SentenceValues {
  const given = { ...issue, ...(issue.code === "custom" ? issue.params : {}) } as Record<string, unknown>;
  const values: SentenceValues = {};
  for (const name of ["minimum", "maximum", "divisor"] as const)
    if (given[name] !== undefined) values[name] = Number(given[name]);
  for (const name of ["values", "keys"] as const)
    if (Array.isArray(given[name])) values[name] = given[name].map(String).join(", ");
  return values;
}
