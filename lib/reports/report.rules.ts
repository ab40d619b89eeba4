export const REPORT_BY = ["day", "week", "month", "campaign", "list", "sender", "country"] as const;
export type ReportBy = (typeof REPORT_BY)[number];

const BY_TIME = ["day", "week", "month"] as const satisfies readonly ReportBy[];
export type ByTime = (typeof BY_TIME)[number];

export function isByTime(by: ReportBy): by is ByTime {
  return (BY_TIME as readonly string[]).includes(by);
}

/** The keys of what has no name of its own. */
export const NO_CAMPAIGN_KEY = "none";
/** A campaign that went to pasted numbers. */
export const PASTED_KEY = "numbers";
/** The sender that the gateway puts. */
export const NO_SENDER_KEY = "default";
/** A number whose country nothing says: erased by an earlier release, or a word. */
export const NO_COUNTRY_KEY = "unknown";

const FIGURES = [
  "sent",
  "delivered",
  "failed",
  "refused",
  "untracked",
  "waiting",
  "optOuts",
  "replies",
  "credits",
  "read",
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Record<Figure, number>;

export function noFigures(): Figures {
  return Object.fromEntries(FIGURES.map((name) => [name, 0])) as Figures;
}

export function addFigures(to: Figures, more: Figures): void {
  for (const name of FIGURES) to[name] += more[name];
}

/**
 * The share that arrived of what could be seen to arrive: untracked messages bring no report, so
 * they are left out. Null where nothing was tracked.
 */
export function deliveredShare({
  sent,
  delivered,
  untracked,
}: Pick<Figures, "sent" | "delivered" | "untracked">): number | null {
  const tracked = sent - untracked;
  return tracked > 0 ? delivered / tracked : null;
}

/** How much more or less than before, as a share; null where there was nothing before. */
export function changeSince(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before;
}
