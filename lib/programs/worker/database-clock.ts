import { databaseClockOffset } from "@/lib/sending/database-clock-offset";

/** The database's clock, without asking it: all due times and windows are on it. */
export class DatabaseClock {
  #offset = 0;

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset;
  }

  async adjust(): Promise<void> {
    this.#offset = await databaseClockOffset();
  }
}
