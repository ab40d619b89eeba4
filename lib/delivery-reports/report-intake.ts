import { applyReports, type ReportKey } from "@/lib/delivery-reports/apply-reports";
import { nameByKey } from "@/lib/delivery-reports/name-by-key";
import { type IncomingReport, storeReports } from "@/lib/delivery-reports/store-reports";
import { keepCharges } from "@/lib/whatsapp-costs/keep-charges";

const MOST_AT_ONCE = 1000;

/**
 * Natural batching, twice: one store at a time and one application at a time, and the next leaves
 * when the last commit returns, with all that came meanwhile, at most 1,000 (docs/performance.md,
 * "Linger": fixed timers are never better). Neither waits for the other: the gateway is answered at
 * the pace of small commits, and under load reports are applied in larger batches, which cost less
 * each. `add` settles when the report is committed, or rejects when it could not be.
 */
export class ReportIntake {
  #waiting: { report: IncomingReport; done: () => void; fail: (error: unknown) => void }[] = [];
  #stored: { keys: ReportKey[]; reports: IncomingReport[] }[] = [];
  #storing = false;
  #applying: Promise<void> | null = null;

  constructor(
    readonly listeners: {
      /**
       * Told of a failure to apply; the reports are stored, and the worker's sweep applies them.
       */
      onError: (error: unknown) => void;
      onApplied: (reports: readonly IncomingReport[]) => void;
    },
  ) {}

  add(report: IncomingReport): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ report, done, fail });
      if (!this.#storing) void this.#store();
    });
  }

  /** Settles when all that was added is stored and applied. */
  async drain(): Promise<void> {
    while (this.#storing || this.#applying)
      await (this.#applying ?? new Promise((resolve) => setImmediate(resolve)));
  }

  async #store(): Promise<void> {
    this.#storing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        const reports = batch.map((entry) => entry.report);
        if (reports.some(({ key }) => key !== undefined)) await nameByKey(reports);
        await keepCharges(reports);
        this.#stored.push({ keys: await storeReports(reports), reports });
        for (const entry of batch) entry.done();
        this.#applying ??= this.#apply();
      } catch (error) {
        for (const entry of batch) entry.fail(error);
      }
    }
    this.#storing = false;
  }

  async #apply(): Promise<void> {
    while (this.#stored.length > 0) {
      const batches = this.#take();
      const keys = batches.flatMap((batch) => batch.keys);
      await applyReports(keys)
        .then(() => this.listeners.onApplied(batches.flatMap((batch) => batch.reports)))
        .catch(this.listeners.onError);
    }
    this.#applying = null;
  }

  /** Whole batches, until they hold enough. */
  #take() {
    let count = 0;
    let keys = 0;
    for (; count < this.#stored.length && keys < MOST_AT_ONCE; count += 1)
      keys += this.#stored[count]?.keys.length ?? 0;
    return this.#stored.splice(0, count);
  }
}
