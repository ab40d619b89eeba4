import type { ZodType, z } from "zod";
import { english } from "@/lib/core/english";
import { issueSentence } from "@/lib/core/issue-sentence";
import { OperatorError } from "@/lib/platform/operator-error";

/** Options as a schema wants them, or a refusal that names the option and says what to do. */
export function parseInput<S extends ZodType>(
  schema: S,
  values: unknown,
  options: Record<string, string> = {},
): z.output<S> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? "");
    const sentence = issueSentence(issue);
    return `--${options[field] ?? field}: ${sentence === null ? issue.message : english(sentence)}`;
  });
  throw new OperatorError(sentences.join(" "));
}
