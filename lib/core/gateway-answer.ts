import type { Sentence } from "@/lib/core/sentence";

/**
 * What one call to a gateway came to. A call never throws; the code that follows must handle all
 * four.
 * - `accepted`: the gateway took it.
 * - `refused`: it certainly did not, and said why.
 * - `notSent`: the request certainly never reached it (no address, no connection).
 * - `unknown`: it may or may not have taken it. Only the same reference may be used to ask again.
 */
export type GatewayOutcome = "accepted" | "refused" | "notSent" | "unknown";

/**
 * Why a gateway refused, in words: what follows is decided by these, never by a gateway's own
 * codes.
 */
export type RefusalReason =
  /** The username or password is wrong: nothing more can be sent with this login. */
  | "credentials"
  /** The account has too little credit. */
  | "credits"
  /** This number cannot be texted. */
  | "phone"
  /** The text or its sender is not accepted. */
  | "content"
  /** The request has a fault that is not the person's: once may be bad luck, in a row it is not. */
  | "request"
  /** The account or its number is restricted: nothing more is sent until a person has looked. */
  | "policy"
  /** Too much at once for the account: later, and slower. */
  | "throttled"
  /** Too much at once for this one person: later, while others go on. */
  | "pair"
  /** The gateway itself is in trouble and said so: later, a few times. */
  | "busy"
  /** The template or the form of its values: every message of the campaign would be refused. */
  | "template"
  /** The template may not be sent now; nothing is wrong with this message. */
  | "templatePaused"
  /**
   * The reference of the call was used before. What that means depends on our own history with it.
   */
  | "duplicate"
  /** A transfer to a customer who does not exist. */
  | "customer"
  /** A transfer of an amount that is not accepted. */
  | "amount";

/** What one call to a gateway brought. */
export interface GatewayResult {
  outcome: GatewayOutcome;
  /** Why it was refused; null for every other outcome. */
  reason: RefusalReason | null;
  /** For the record and the screen, never for a decision; null when the answer had none. */
  code: string | null;
  gatewayMessageId: string | null;
  /** What is wrong with the request in the gateway's words, where they speak of no person. */
  fault?: string;
  /** It took the message and holds it back for now: a report releases it, or says it failed. */
  held?: true;
  /**
   * A short sentence for the record, kept by `keepSentence`: what was answered or what went wrong.
   * Never holds a password or a URL.
   */
  detail: Sentence;
  /** The answer as it came, cut to 512 characters, with the password taken out. */
  body: string;
}
