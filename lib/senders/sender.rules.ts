import { type Sentence, sentence } from "@/lib/core/sentence";
import { isGsm7 } from "@/lib/core/sms-text";

/** Why a sender cannot be used, or null when it can (docs/gateway.md, "sender"). */
export function checkSender(value: string): Sentence | null {
  if (value === "") return null;
  if (/^\d+$/.test(value)) return value.length <= 13 ? null : sentence("rules.sender.digits");
  if (value.length > 11) return sentence("rules.sender.letters");
  if (!isGsm7(value)) return sentence("rules.sender.alphabet");
  return null;
}
