import type { Claimer } from "@/lib/sending/claim";
import type { DatabaseClock } from "./database-clock";
import type { HeldClaims } from "./held-claims";
import type { Lease } from "./lease";
import type { OutcomeBuffer } from "./outcome-buffer";

/** What all senders of a worker work with. */
export interface SenderTools {
  claimer: Claimer;
  claims: HeldClaims;
  outcomes: OutcomeBuffer;
  lease: Lease;
  clock: DatabaseClock;
  /** Hears of what could not be worked on. */
  onError: (error: unknown) => void;
}
