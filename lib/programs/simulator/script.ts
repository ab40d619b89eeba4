import { z } from "zod";
import { hashed, seeded } from "./random";

const chance = z.union([z.boolean(), z.number().min(0).max(1)]);

/** Which calls a rule is for. All that is given must hold. */
const match = z
  .object({
    page: z.string(),
    account: z.string(),
    mobile: z.string(),
    mobileEndsWith: z.string(),
    seqno: z.string(),
    /** The nth call (from 1) that the above holds for, or several of them. */
    nth: z.union([z.number().int().min(1), z.array(z.number().int().min(1))]),
    /** Each kth of them. */
    every: z.number().int().min(1),
    /** This share of all numbers, always the same ones. */
    share: z.number().min(0).max(1),
    /** Only the first call with its seqno (or to its number, without one). */
    firstCall: z.boolean(),
    probability: z.number().min(0).max(1),
    seed: z.number().int(),
  })
  .partial()
  .strict();

/**
 * What happens to a call. Without `accept`, a changed answer means that nothing was processed; with
 * it, the call was, and only its answer is lost.
 */
const action = z
  .object({
    /** Waits between processing and answer. */
    latencyMs: z.number().min(0),
    code: z.string().regex(/^\d{4}$/),
    status: z.number().int().min(200).max(599),
    body: z.string(),
    html: z.union([z.literal(true), z.string()]),
    redirect: z.string(),
    accept: z.boolean(),
    /** Never answers; `true` = before processing. */
    hang: z.union([z.boolean(), z.enum(["before", "after"])]),
    /** Cuts the connection before, or after, processing. */
    dropBefore: z.boolean(),
    dropAfter: z.boolean(),
  })
  .partial()
  .strict();

/** What happens to delivery reports. Each is a probability; `true` is `probability`, or 1. */
const reports = z
  .object({
    /** The first report is delivered before the send call is answered. */
    beforeAnswer: chance,
    double: chance,
    /** The last report comes first. */
    reorder: chance,
    lose: chance,
    delayMs: z.number().min(0),
    probability: z.number().min(0).max(1),
    seed: z.number().int(),
  })
  .partial()
  .strict();

const rule = z
  .object({
    match: match.default({}),
    action,
    /** At most so many times. */ times: z.number().int().min(1).optional(),
  })
  .strict();
const scriptInput = z
  .object({ rules: z.array(rule), reports })
  .partial()
  .strict();
export type ScriptInput = z.input<typeof scriptInput>;
export type Action = z.output<typeof action>;
type Match = z.output<typeof match>;
type Reports = z.output<typeof reports>;

export interface CallFacts {
  page: string;
  account: string;
  /** The number, or on transfer.aspx the customer. */
  mobile: string;
  seqno: string;
}

interface Running {
  match: Match;
  action: Action;
  times?: number | undefined;
  /** Seqnos that were met, for `firstCall`. */
  known: Set<string>;
  seen: number;
  done: number;
  random: () => number;
}

/** The scripted misbehaviour of the moment. Same script and same calls, same misbehaviour. */
export class Script {
  #rules: Running[] = [];
  #reports: Reports = {};
  #random = seeded(1);

  /** Replaces what is given and leaves the rest. */
  set(input: ScriptInput): void {
    const { rules, reports: given } = scriptInput.parse(input);
    if (rules)
      this.#rules = rules.map((rule) => ({
        ...rule,
        known: new Set(),
        seen: 0,
        done: 0,
        random: seeded(rule.match.seed ?? 1),
      }));
    if (given) {
      this.#reports = given;
      this.#random = seeded(given.seed ?? 1);
    }
  }

  clear(): void {
    this.set({ rules: [], reports: {} });
  }

  /** The action of the first rule that this call falls under. */
  actionFor(call: CallFacts): Action | null {
    for (const rule of this.#rules) {
      if (!concerns(rule.match, call) || (rule.match.firstCall && !isFirst(rule, call))) continue;
      rule.seen += 1;
      const { nth, every, probability } = rule.match;
      if (rule.times !== undefined && rule.done >= rule.times) continue;
      if (nth !== undefined && !(Array.isArray(nth) ? nth.includes(rule.seen) : nth === rule.seen)) continue;
      if (every !== undefined && rule.seen % every !== 0) continue;
      if (probability !== undefined && rule.random() >= probability) continue;
      rule.done += 1;
      return rule.action;
    }
    return null;
  }

  /** Draws whether one of the things happens to the reports of a message. */
  draw(what: "beforeAnswer" | "double" | "reorder" | "lose"): boolean {
    const set = this.#reports[what];
    if (set === undefined || set === false) return false;
    const probability = set === true ? (this.#reports.probability ?? 1) : set;
    return probability >= 1 || this.#random() < probability;
  }

  get reportDelayMs(): number | undefined {
    return this.#reports.delayMs;
  }

  view() {
    return {
      rules: this.#rules.map(({ match, action, times, seen, done }) => ({
        match,
        action,
        times,
        seen,
        done,
      })),
      reports: this.#reports,
    };
  }
}

function isFirst(rule: Running, call: CallFacts): boolean {
  const key = `${call.account} ${call.seqno || call.mobile}`;
  if (rule.known.has(key)) return false;
  rule.known.add(key);
  return true;
}

function concerns(rule: Match, call: CallFacts): boolean {
  if (rule.page !== undefined && rule.page.replace(/\.aspx$/, "") !== call.page) return false;
  if (rule.account !== undefined && rule.account !== call.account) return false;
  if (rule.mobile !== undefined && rule.mobile !== call.mobile) return false;
  if (rule.seqno !== undefined && rule.seqno !== call.seqno) return false;
  if (rule.share !== undefined && hashed(`share ${call.mobile}`) >= rule.share) return false;
  return rule.mobileEndsWith === undefined || call.mobile.endsWith(rule.mobileEndsWith);
}
