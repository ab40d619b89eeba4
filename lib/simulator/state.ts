import { Account } from "@/lib/simulator/account";
import { ShiftableClock } from "@/lib/simulator/clock";
import { Ledger } from "@/lib/simulator/ledger";
import { messageIds } from "@/lib/simulator/message-ids";
import type { Settings } from "@/lib/simulator/options";
import { Script } from "@/lib/simulator/script";

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
