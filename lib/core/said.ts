import type { SpokenArguments } from "@/lib/core/generated/texts";
import type { Words } from "@/lib/core/sentence";

type InputKey = Extract<keyof SpokenArguments<Words>, `input.${string}`>;
type Limit = "minimum" | "maximum" | "divisor" | "values" | "keys";

/** The texts of `messages/en/input.json` that name nothing but a rule's limits. */
type RuleKey = {
  [Key in InputKey]: keyof SpokenArguments<Words>[Key] extends Limit ? Key : never;
}[InputKey];

/** What a schema says of a wrong value: a sentence of `messages/en/input.json`, by its key. */
export function said(key: RuleKey): RuleKey {
  return key;
}
