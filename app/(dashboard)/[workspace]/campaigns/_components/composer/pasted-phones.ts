import { parsePhone } from "@/lib/core/phone-number";
import { type Sentence, sentence } from "@/lib/core/sentence";

interface PastedEntry {
  /** Counted from 1, as a person counts. */
  line: number;
  typed: string;
  /** A reason of parsePhone, or `duplicate`. */
  reason: string;
  sentence: Sentence;
}

export interface PastedReading {
  /** As typed: what the server reads again with the workspace's country. */
  typed: string[];
  valid: number;
  bad: PastedEntry[];
  duplicates: PastedEntry[];
}

const BETWEEN = /[,;\t]/;

/**
 * What a box of pasted numbers holds. Numbers stand on lines of their own, or between commas,
 * semicolons or tabs.
 */
export function readPasted(pasted: string, country: string): PastedReading {
  const reading: PastedReading = { typed: [], valid: 0, bad: [], duplicates: [] };
  const seen = new Set<string>();
  for (const [index, line] of pasted.split(/\r?\n/).entries()) {
    for (const piece of line.split(BETWEEN)) {
      const typed = piece.trim();
      if (typed === "") continue;
      reading.typed.push(typed);
      const parsed = parsePhone(typed, country);
      if (!parsed.ok)
        reading.bad.push({ line: index + 1, typed, reason: parsed.reason, sentence: parsed.sentence });
      else if (seen.has(parsed.phone))
        reading.duplicates.push({
          line: index + 1,
          typed,
          reason: "duplicate",
          sentence: sentence("rules.phone.duplicate"),
        });
      else {
        seen.add(parsed.phone);
        reading.valid += 1;
      }
    }
  }
  return reading;
}

/** The box without what cannot be used: broken numbers and repeats. */
export function withoutBad(pasted: string, country: string): string {
  const seen = new Set<string>();
  return pasted
    .split(/[\r\n,;\t]+/)
    .map((each) => each.trim())
    .filter((each) => {
      const parsed = parsePhone(each, country);
      if (!parsed.ok || seen.has(parsed.phone)) return false;
      seen.add(parsed.phone);
      return true;
    })
    .join("\n");
}
