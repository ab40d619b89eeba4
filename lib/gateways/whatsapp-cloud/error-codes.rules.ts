import type { RefusalReason } from "@/lib/core/gateway-answer";
import type { MissedWhy } from "@/lib/gateways/missed.rules";

/**
 * What follows from a code of the Cloud API, for the message and for the account. The same codes
 * come in an answer and later in a status; titles and HTTP statuses decide nothing.
 */
const REASONS: readonly (readonly [RefusalReason, readonly number[]])[] = [
  /** The token, or what it may do: the account stops. */
  ["credentials", [0, 3, 10, 190, 131005, 131045, 133010]],
  /** The way of paying: the account stops. */
  ["credits", [131042]],
  /** The account or its number is restricted: the account stops, and a person looks. */
  ["policy", [368, 131031, 131048]],
  /** Too fast for the app, the business or the number: later, and slower. */
  ["throttled", [4, 80007, 130429]],
  /** Too many to this one person: later, while others go on. */
  ["pair", [131056]],
  /** Their side is in trouble: later, a few times. */
  ["busy", [1, 2, 131000, 131016, 131053, 131057]],
  /** The template or its values: every message of the campaign would fail. */
  ["template", [132000, 132001, 132005, 132007, 132012, 132016, 132018]],
  /** It may not be sent now: the campaign stops, and nobody fails for it. */
  ["templatePaused", [131063, 131064, 132015]],
  /** This person cannot be reached, or does not want to be. */
  ["phone", [130403, 130472, 130497, 131021, 131026, 131049, 131050]],
  /** The request is wrong, most likely for everybody: several in a row stop the campaign. */
  ["request", [100, 131008, 131009, 131051, 135000]],
  /** What was sent to this person is not accepted. */
  ["content", [131047, 131052]],
];

const KNOWN: ReadonlyMap<number, RefusalReason> = new Map(
  REASONS.flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)),
);

/**
 * One that is not in the table is a definite refusal of which nothing more is known: it is tried
 * again a few times, and then has failed.
 */
export function reasonOfGraph(code: number): RefusalReason {
  if (code >= 200 && code <= 299) return "credentials";
  return KNOWN.get(code) ?? "busy";
}

const NAMED = /^(?:graph-)?(\d{1,9})$/;

/** As the record and the screens name a code: the short ones are not those of another gateway. */
export const codeName = (code: number) => (code < 1000 ? `graph-${code}` : String(code));

/** The same for a code that was stored by its name. */
export function reasonOfName(name: string | null): RefusalReason | null {
  const [, code] = NAMED.exec(name ?? "") ?? [];
  return code === undefined ? null : reasonOfGraph(Number(code));
}

/** Not on WhatsApp: the next message would not arrive either. */
export const LASTING: ReadonlySet<string> = new Set(["131026"]);
/** The cap of marketing on a person, and what else passes by itself. */
export const SOON: ReadonlySet<string> = new Set(["131049", "130472", "131000", "131016"]);
/** They have stopped marketing messages of this business. */
export const STOPPED: ReadonlySet<string> = new Set(["131050"]);
/** Not on WhatsApp; held back from this person for now; they stopped it, or we blocked them. */
export const MISSED: Readonly<Record<MissedWhy, ReadonlySet<string>>> = {
  undeliverable: LASTING,
  capped: new Set(["131049", "130472"]),
  unwilling: new Set(["131050", "130403"]),
};
