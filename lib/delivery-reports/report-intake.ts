import { type IncomingReport, storeReports } from "@/lib/delivery-reports/store-reports";

const MOST_AT_ONCE = 1000;

/**
 * Natural batching: one flush at a time, and the next leaves when the last commit returns, with all that came meanwhile, at most 1,000
 * (PERFORMANCE.md, "Linger": fixed timers are never better). `add` settles when the report is committed, or rejects when it could not be.
 */
export class ReportIntake {
  #waiting: { report: IncomingReport; done: () => void; fail: (error: unknown) => void }[] = [];
  #flushing = false;
  #applying: Promise<unknown> = Promise.resolve();

  /** @param onError told of a failure to apply; the reports are stored, and the worker's sweep applies them. */
  constructor(readonly onError: (error: unknown) => void) {}

  add(report: IncomingReport): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ report, done, fail });
      if (!this.#flushing) void this.#flush();
    });
  }

  /** Settles when all that was added is stored and applied. */
  async drain(): Promise<void> {
    while (this.#flushing || this.#waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    await this.#applying;
  }

  async #flush(): Promise<void> {
    this.#flushing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        const { apply } = await storeReports(batch.map((entry) => entry.report));
        for (const entry of batch) entry.done();
        await this.#applying;
        this.#applying = apply().catch(this.onError);
      } catch (error) {
        for (const entry of batch) entry.fail(error);
      }
    }
    this.#flushing = false;
  }
}
