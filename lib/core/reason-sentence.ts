import { foundSentence, type Sentence, type SentenceKey } from "@/lib/core/sentence";

/**
 * Which reasons have words for what: the gateway's refusals, why something is paused, and why a
 * message ended as it did. All words of one reason stand together in `messages/en/reasons.json`.
 */
const SAID = {
  /** Why a campaign stands still, and what to do. */
  campaign: [
    "person",
    "credits",
    "credentials",
    "policy",
    "template",
    "unreachable",
    "duplicate",
    "account",
    "audience",
    "restored",
    "failures",
    "opt_outs",
    "slow_start",
    "request",
    "other",
  ],
  campaignDo: [
    "person",
    "credits",
    "credentials",
    "policy",
    "template",
    "unreachable",
    "duplicate",
    "account",
    "audience",
    "restored",
    "failures",
    "opt_outs",
    "slow_start",
    "request",
    "other",
  ],
  /** Why an account is paused, what to do, and what it means for credit and transfers. */
  account: ["credits", "credentials", "policy"],
  accountDo: ["credits", "credentials", "policy"],
  forCredit: ["credits", "credentials", "policy"],
  forTransfers: ["credits", "credentials", "policy"],
  /** Why a campaign cannot be resumed. */
  resume: ["credentials", "other"],
  /** Why an account stays paused. */
  stillPaused: ["credits"],
  /** Why a transfer is not begun, not carried out, or not asked about again yet. */
  newTransfer: ["credentials"],
  dueTransfer: ["credentials"],
  askedTransfer: ["credentials"],
  /** Why a transfer was refused. */
  transfer: ["credentials", "credits", "customer", "amount", "other"],
  /** Why a message ended as it did, where the reason is our own, and what to do. */
  message: [
    "no_answer",
    "no_report",
    "sent_again",
    "too_late",
    "window_shut",
    "held",
    "weekly_limit",
    "no_opt_in",
    "reached",
    "worker_lost",
    "none",
    "other",
  ],
  messageDo: ["no_answer"],
} as const;

type Said = typeof SAID;
type ReasonFor<About extends keyof Said> = Said[About][number];

/** What is said for a reason that nobody has words for. */
type AboutAny = { [About in keyof Said]: "other" extends ReasonFor<About> ? About : never }[keyof Said];

/** Every text that may be named; one that `messages/en` lacks is a type error. */
type ReasonKey = { [About in keyof Said]: `reasons.${ReasonFor<About>}.${About}` }[keyof Said];
const keyOf = (key: ReasonKey): SentenceKey => key;

/** Whether this reason has words of its own for it. */
export function isSaid<About extends keyof Said>(about: About, reason: string): reason is ReasonFor<About> {
  return SAID[about].some((each) => each === reason);
}

/** The words of a reason for what it is said about; one that is not known is said in general. */
export function reasonSentence<About extends keyof Said>(about: About, reason: ReasonFor<About>): Sentence;
export function reasonSentence(about: AboutAny, reason: string | null): Sentence;
export function reasonSentence(about: keyof Said, reason: string | null): Sentence {
  const known = reason !== null && isSaid(about, reason) ? reason : "other";
  return foundSentence(keyOf(`reasons.${known}.${about}` as ReasonKey), { reason: reason ?? "–" });
}
