import { z } from "zod";
import { hashed, seeded } from "@/lib/programs/simulator/random";

const chance = z.union([z.boolean(), z.number().min(0).max(1)]);

/** Which calls a rule is for. All that is given must hold. */
const match = z
  .strictObject({
    /** `messages`, `read`, `media`, `templates`, `facts` … as the ledger names calls. */
    call: z.string(),
    number: z.string(),
    to: z.string(),
    toEndsWith: z.string(),
    key: z.string(),
    type: z.string(),
    template: z.string(),
    nth: z.union([z.number().int().min(1), z.array(z.number().int().min(1))]),
    every: z.number().int().min(1),
    /** This share of all people, always the same ones. */
    share: z.number().min(0).max(1),
    /** Only the first call with its key (or to its person, without one). */
    firstCall: z.boolean(),
    probability: z.number().min(0).max(1),
    seed: z.number().int(),
  })
  .partial();

/**
 * What happens to a call. Without `accept`, a changed answer means that nothing was processed; with
 * it, the call was, and only its answer is lost.
 */
const action = z
  .strictObject({
    latencyMs: z.number().min(0),
    /** Graph's error with this code in place of the answer. */
    code: z.number().int(),
    details: z.string(),
    /** Accepted, and then failed with this code. */
    failLater: z.number().int(),
    status: z.number().int().min(200).max(599),
    body: z.string(),
    accept: z.boolean(),
    hang: z.union([z.boolean(), z.enum(["before", "after"])]),
    dropBefore: z.boolean(),
    dropAfter: z.boolean(),
  })
  .partial();

/** What happens to webhooks. Each is a probability; `true` is `probability`, or 1. */
const webhooks = z
  .strictObject({
    /** The first status is told before the call is answered. */
    beforeAnswer: chance,
    double: chance,
    /** The last status comes first. */
    reorder: chance,
    /** No status ever comes. */
    lose: chance,
    /** `delivered` is left out, as when the chat is open. */
    withoutDelivered: chance,
    /** A failure does not say our key. */
    withoutKey: chance,
    wrongSignature: chance,
    delayMs: z.number().min(0),
    probability: z.number().min(0).max(1),
    seed: z.number().int(),
  })
  .partial();

const rule = z.strictObject({
  match: match.default({}),
  action,
  /** At most so many times. */
  times: z.number().int().min(1).optional(),
});
const scriptInput = z.strictObject({ rules: z.array(rule), webhooks }).partial();
export type ScriptInput = z.input<typeof scriptInput>;
export type Action = z.output<typeof action>;
type Match = z.output<typeof match>;
type Webhooks = z.output<typeof webhooks>;
export type Misfortune = Exclude<keyof Webhooks, "delayMs" | "probability" | "seed">;

export interface CallFacts {
  call: string;
  number: string;
  to: string;
  key: string;
  type: string;
  template: string;
}

interface Running {
  match: Match;
  action: Action;
  times?: number | undefined;
  known: Set<string>;
  seen: number;
  done: number;
  random: () => number;
}

/** The scripted misbehaviour of the moment. Same script and same calls, same misbehaviour. */
export class Script {
  #rules: Running[] = [];
  #webhooks: Webhooks = {};
  #random = seeded(1);

  /** Replaces what is given and leaves the rest. */
  set(input: ScriptInput): void {
    const { rules, webhooks: given } = scriptInput.parse(input);
    if (rules)
      this.#rules = rules.map((one) => ({
        ...one,
        known: new Set(),
        seen: 0,
        done: 0,
        random: seeded(one.match.seed ?? 1),
      }));
    if (given) {
      this.#webhooks = given;
      this.#random = seeded(given.seed ?? 1);
    }
  }

  clear(): void {
    this.set({ rules: [], webhooks: {} });
  }

  /** The action of the first rule that this call falls under. */
  actionFor(call: CallFacts): Action | null {
    for (const one of this.#rules) {
      if (!concerns(one.match, call) || (one.match.firstCall && !isFirst(one, call))) continue;
      one.seen += 1;
      const { nth, every, probability } = one.match;
      if (one.times !== undefined && one.done >= one.times) continue;
      if (nth !== undefined && ![nth].flat().includes(one.seen)) continue;
      if (every !== undefined && one.seen % every !== 0) continue;
      if (probability !== undefined && one.random() >= probability) continue;
      one.done += 1;
      return one.action;
    }
    return null;
  }

  /** Draws whether one of the things happens to the webhooks of a message. */
  draw(what: Misfortune): boolean {
    const set = this.#webhooks[what];
    if (set === undefined || set === false) return false;
    const probability = set === true ? (this.#webhooks.probability ?? 1) : set;
    return probability >= 1 || this.#random() < probability;
  }

  get delayMs(): number | undefined {
    return this.#webhooks.delayMs;
  }

  view() {
    const rules = this.#rules.map(({ match, action, times, seen, done }) => ({
      match,
      action,
      times,
      seen,
      done,
    }));
    return { rules, webhooks: this.#webhooks };
  }
}

function isFirst(one: Running, call: CallFacts): boolean {
  const key = `${call.number} ${call.key || call.to}`;
  if (one.known.has(key)) return false;
  one.known.add(key);
  return true;
}

function concerns(rule: Match, call: CallFacts): boolean {
  for (const name of ["call", "number", "to", "key", "type", "template"] as const)
    if (rule[name] !== undefined && rule[name] !== call[name]) return false;
  if (rule.share !== undefined && hashed(`share ${call.to}`) >= rule.share) return false;
  return rule.toEndsWith === undefined || call.to.endsWith(rule.toEndsWith);
}
