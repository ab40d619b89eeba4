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
  /**
   * The reference of the call was used before. What that means depends on our own history with it.
   */
  | "duplicate"
  /** A transfer to a customer who does not exist. */
  | "customer"
  /** A transfer of an amount that is not accepted. */
  | "amount";
