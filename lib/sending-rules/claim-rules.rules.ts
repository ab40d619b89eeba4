import { nextChange, type QuietHours, quietStretches } from "@/lib/sending-rules/quiet-hours.rules";
import { storedSendingRules } from "@/lib/sending-rules/sending-rules.input";

/** What `sending_rules` of the database says of a workspace. */
export interface RawRules {
  hours: unknown;
  holidays: unknown;
  cap: unknown;
  zone: string;
}

/** What a claim keeps to, and until when that stays true. */
export interface ClaimRules {
  quiet: QuietHours | null;
  /** Where it is quiet now (`quietStretches`). */
  stretches: string[];
  /** The claim is made before this instant, or not at all. Null: it stays true. */
  until: Date | null;
  /** The most campaign texts a person in a week. */
  cap: number | null;
}

const FREE: ClaimRules = { quiet: null, stretches: [], until: null, cap: null };
/** The last ones: all campaigns of a workspace ask the same, many times a second. */
let last: { key: string; until: number; rules: ClaimRules } | undefined;

/** What holds a claim at an instant of the database's clock. */
export function claimRules(raw: RawRules | null, now: Date): ClaimRules {
  if (raw === null) return FREE;
  const at = now.getTime();
  const key = JSON.stringify(raw);
  if (last?.key === key && at < last.until && at >= last.until - 900_000) return last.rules;
  const { quietHours, holidays, weeklyCap } = storedSendingRules.parse({
    quietHours: raw.hours ?? null,
    holidays: raw.holidays ?? [],
    weeklyCap: raw.cap ?? null,
  });
  if (quietHours === null) return { ...FREE, cap: weeklyCap };
  const quiet = { ...quietHours, holidays: holidays.map(({ date }) => date), zone: raw.zone };
  const until = nextChange(quiet, at);
  const rules = { quiet, stretches: quietStretches(quiet, at), until: new Date(until), cap: weeklyCap };
  last = { key, until, rules };
  return rules;
}
