import { ShiftableClock } from "@/lib/programs/simulator/shiftable-clock";
import { BusinessAccount } from "./business-account";
import { noSuchObject } from "./graph-error";
import { Ledger } from "./ledger";
import { MediaStore } from "./media-store";
import type { NumberConfig, Settings } from "./options";
import { Script } from "./script";
import { TokenBucket } from "./token-bucket";

/** Everything the simulated Cloud API knows. Lives in memory. */
export class SimulatorState {
  readonly clock = new ShiftableClock();
  readonly script = new Script();
  readonly media = new MediaStore();
  readonly pace = new TokenBucket();
  readonly pairs = new TokenBucket();
  readonly accounts = new Map<string, BusinessAccount>();
  /** What people wrote, by its id, and whether the business has read it. */
  readonly inbound = new Map<string, { account: string; read: boolean; typing: boolean }>();
  ledger: Ledger;

  constructor(readonly settings: Settings) {
    this.ledger = new Ledger(settings.ledgerCap);
    this.#open();
  }

  /** The account that a number belongs to. */
  byNumber(id: string): { account: BusinessAccount; number: NumberConfig } | null {
    for (const account of this.accounts.values()) {
      const number = account.number(id);
      if (number) return { account, number };
    }
    return null;
  }

  mustByNumber(id: string): { account: BusinessAccount; number: NumberConfig } {
    const found = this.byNumber(id);
    if (!found) throw noSuchObject(id);
    return found;
  }

  clearLedger(): void {
    this.ledger = new Ledger(this.settings.ledgerCap);
  }

  /** As it was at the start. */
  reset(): void {
    this.clock.reset();
    this.script.clear();
    this.media.clear();
    this.pace.clear();
    this.pairs.clear();
    this.inbound.clear();
    this.clearLedger();
    this.#open();
  }

  #open(): void {
    this.accounts.clear();
    for (const config of this.settings.accounts) this.accounts.set(config.id, new BusinessAccount(config));
  }
}
