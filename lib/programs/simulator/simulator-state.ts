import { Account } from "./account";
import { Ledger } from "./ledger";
import { messageIds } from "./message-ids";
import type { Settings } from "./options";
import { Script } from "./script";
import { ShiftableClock } from "./shiftable-clock";

/** Everything the simulated gateway knows. Lives in memory and ends with the process. */
export class SimulatorState {
  readonly clock = new ShiftableClock();
  readonly script = new Script();
  readonly nextMessageId = messageIds();
  readonly accounts = new Map<string, Account>();
  ledger: Ledger;

  constructor(readonly settings: Settings) {
    this.ledger = new Ledger(settings.ledgerCap);
    this.#open();
  }

  clearLedger(): void {
    this.ledger = new Ledger(this.settings.ledgerCap);
  }

  /** As it was at the start; ids go on, so that none comes twice. */
  reset(): void {
    this.clock.reset();
    this.script.clear();
    this.clearLedger();
    this.#open();
  }

  #open(): void {
    this.accounts.clear();
    for (const config of this.settings.accounts)
      this.accounts.set(config.username, new Account({ ...config }));
  }
}
