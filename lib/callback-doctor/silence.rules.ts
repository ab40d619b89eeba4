import { type Sentence, sentence } from "@/lib/core/sentence";
/** What was sent and has no report, when no report at all came to the account after it. */
export interface Unreported {
  label: string;
  /** Tracked messages without any final report. */
  waiting: number;
  /** Hours since the last of them was sent. */
  hours: number | null;
  /** Calls came, and were refused or could not be read. */
  turnedAway: boolean;
}

/** So many without a single report are no phones that are switched off. */
const MANY = 5;
/** A few may be; after this long at least one would have been reported. */
const FEW_HOURS = 6;

/**
 * The sentence of the alarm, or null when nothing is missing. Rejected says why; else the
 * gateway does not know where to call.
 */
export function silenceOf({ label, waiting, hours, turnedAway }: Unreported): Sentence | null {
  if (waiting === 0 || hours === null || (waiting < MANY && hours < FEW_HOURS)) return null;
  const missing = sentence("rules.silence.missing", { account: label, count: waiting });
  return sentence(turnedAway ? "rules.silence.rejected" : "rules.silence.noCall", { missing });
}
