import { parsePhone } from "@/lib/core/phone-number";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { type PastedPiece, splitPasted } from "./split-pasted";

interface PastedEntry extends PastedPiece {
  /** A reason of parsePhone, or `duplicate`. */
  reason: string;
  sentence: Sentence;
}

export interface PastedReading {
  /** How many were typed; the server reads them again with the workspace's country. */
  typed: number;
  valid: number;
  bad: PastedEntry[];
  duplicates: PastedEntry[];
}

/** What a box of pasted numbers holds. */
export function readPasted(pasted: string, country: string): PastedReading {
  const pieces = splitPasted(pasted);
  const reading: PastedReading = { typed: pieces.length, valid: 0, bad: [], duplicates: [] };
  const seen = new Set<string>();
  for (const piece of pieces) {
    const parsed = parsePhone(piece.typed, country);
    if (!parsed.ok) reading.bad.push({ ...piece, reason: parsed.reason, sentence: parsed.sentence });
    else if (seen.has(parsed.phone))
      reading.duplicates.push({
        ...piece,
        reason: "duplicate",
        sentence: sentence("rules.phone.duplicate"),
      });
    else {
      seen.add(parsed.phone);
      reading.valid += 1;
    }
  }
  return reading;
}

/** The box without what cannot be used: broken numbers and repeats. */
export function withoutBad(pasted: string, country: string): string {
  const seen = new Set<string>();
  return splitPasted(pasted)
    .map(({ typed }) => typed)
    .filter((typed) => {
      const parsed = parsePhone(typed, country);
      if (!parsed.ok || seen.has(parsed.phone)) return false;
      seen.add(parsed.phone);
      return true;
    })
    .join("\n");
}
