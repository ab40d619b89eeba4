/** By what the better text is found; `person`: somebody looks and chooses. */
export const SPLIT_BY = ["replies", "optOuts", "delivered", "person"] as const;
export type SplitBy = (typeof SPLIT_BY)[number];
/** What is done when the figures do not tell the texts apart. */
export const SPLIT_IF_CLOSE = ["first", "person"] as const;
/** The texts, in order; the first is the campaign's own. */
export const SPLIT_TEXTS = ["A", "B", "C"] as const;
export type SplitText = (typeof SPLIT_TEXTS)[number];

export const SPLIT_SHARE_MAX = 45;
export const SPLIT_HOURS_MAX = 72;
/** So much of the people may be in the test together. */
const MOST_TESTED = 90;

/** How a campaign tries several texts, as it keeps it. */
export interface Split {
  /** Text B, and C where there are three. */
  texts: string[];
  /** Per cent of the people who get each of the texts. */
  share: number;
  by: SplitBy;
  /** Counted from when the last of the test was texted. */
  afterHours: number;
  ifClose: (typeof SPLIT_IF_CLOSE)[number];
}

/** Whether all groups together leave somebody who waits. */
export function leavesRest({ texts, share }: Pick<Split, "texts" | "share">): boolean {
  return (1 + texts.length) * share <= MOST_TESTED;
}

/** How many people get each text; null: too few for a test of so many texts. */
export function groupSize(split: Pick<Split, "texts" | "share">, people: number): number | null {
  const size = Math.max(1, Math.floor((people * split.share) / 100));
  return size * (1 + split.texts.length) < people ? size : null;
}

/** What became of a group of the test. */
export interface GroupFigures {
  people: number;
  /** The gateway took it, whatever became of it. */
  texted: number;
  delivered: number;
  /** People who answered, without those who asked to stop. */
  replies: number;
  optOuts: number;
}

interface Interval {
  low: number;
  high: number;
}

/** Wilson's score interval of a share. */
function wilson(count: number, of: number, z: number): Interval & { share: number } {
  if (of <= 0) return { share: 0, low: 0, high: 1 };
  const share = Math.min(1, Math.max(0, count / of));
  const spread = (z * z) / of;
  const half = z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return {
    share,
    low: Math.max(0, (share + spread / 2 - half) / (1 + spread)),
    high: Math.min(1, (share + spread / 2 + half) / (1 + spread)),
  };
}

/** How much larger the first share is than the second (Newcombe's interval, of Wilson's two). */
export function differenceOf(
  one: { count: number; of: number },
  other: { count: number; of: number },
  z: number,
): Interval {
  const [a, b] = [wilson(one.count, one.of, z), wilson(other.count, other.of, z)];
  const difference = a.share - b.share;
  return {
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  };
}

/**
 * 95 of 100 for two texts. Of three the best is compared after it was seen to be the best, and any
 * of three pairs could have been: each is asked for as much more.
 */
const Z = { two: 1.96, three: 2.394 };

export interface SplitVerdict {
  /** The one with the best share; the first of equal ones. */
  leads: number;
  /** Its share, and how much better it is than the next best, as an interval of shares. */
  better: Interval & { than: number };
  /** Both have the same share. */
  level: boolean;
  /** Chance hardly explains it. */
  sure: boolean;
}

/**
 * Which text is the better one by a figure, and how sure that is. Null: somebody's group was not
 * texted yet, or nothing of what is counted has happened.
 */
export function judgeSplit(figures: readonly GroupFigures[], by: SplitBy): SplitVerdict | null {
  if (by === "person" || figures.length < 2 || figures.some(({ texted }) => texted === 0)) return null;
  const shares = figures.map((group) => ({ count: group[by], of: group.texted }));
  if (shares.every(({ count }) => count === 0)) return null;
  const sign = by === "optOuts" ? -1 : 1;
  const order = figures
    .map((_, at) => at)
    .toSorted((one, other) => sign * (rate(shares[other]) - rate(shares[one])) || one - other);
  const z = figures.length > 2 ? Z.three : Z.two;
  const [leads = 0, ...others] = order;
  const against = others.map((than) => {
    const { low, high } = differenceOf(at(shares, leads), at(shares, than), z);
    return sign > 0 ? { than, low, high } : { than, low: -high, high: -low };
  });
  const closest = against.toSorted((one, other) => one.low - other.low)[0];
  if (closest === undefined) return null;
  const level = rate(shares[leads]) === rate(shares[closest.than]);
  return { leads, better: closest, level, sure: closest.low > 0 };
}

const at = (shares: { count: number; of: number }[], index: number) => shares[index] ?? { count: 0, of: 0 };
const rate = (share: { count: number; of: number } | undefined) =>
  share === undefined || share.of === 0 ? 0 : share.count / share.of;

/** What is done when the time has come: a text and why it, or a person is waited for. */
export function decideSplit(
  figures: readonly GroupFigures[],
  { by, ifClose }: Pick<Split, "by" | "ifClose">,
): { chosen: number; by: "figures" | "rule" } | null {
  const verdict = judgeSplit(figures, by);
  if (verdict?.sure) return { chosen: verdict.leads, by: "figures" };
  return by === "person" || ifClose === "person" ? null : { chosen: 0, by: "rule" };
}
