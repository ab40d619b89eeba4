import { randomUUID } from "node:crypto";
import path from "node:path";
import { startAsking } from "@/lib/campaigns/start-asking";
import { sweepWaitingReports } from "@/lib/delivery-reports/apply-reports";
import { CALL_TIMEOUT_MS } from "@/lib/gateways/gateway";
import { log } from "@/lib/platform/log";
import { OperatorError } from "@/lib/platform/operator-error";
import { finishCampaigns, settleCanceled, startDueCampaigns } from "@/lib/sending/move-campaigns";
import { ASK_AGAIN_SECONDS } from "@/lib/sending/outcome.rules";
import { expireLeases, recoverClaims, renewLeases } from "@/lib/sending/recover-claims";
import { listSendingAccounts } from "@/lib/sending/sending-accounts";
import { tidy } from "@/lib/sending/tidy";
import { registerWorker, signOffWorker, touchWorker } from "@/lib/sending/worker-row";
import { AccountSenders } from "./account-senders";
import { DatabaseClock } from "./database-clock";
import { HeldClaims } from "./held-claims";
import { Lease } from "./lease";
import { OutcomeBuffer } from "./outcome-buffer";
import { OutcomeJournal } from "./outcome-journal";
import { processSpace, recoverFromDeadWorkers } from "./take-over";

/**
 * A lease is at least so many times as long as the longest call, so that it cannot run out under
 * one (S16).
 */
const LEASE_CALLS = 3;
const TICK_MS = 100;

export interface WorkerOptions {
  /** Folder of the journals; the same for all workers of one machine. */
  dataDir: string;
  /** Seconds between asking again for an unknown outcome. */
  pauses?: readonly number[];
  /** The longest that a call may take, and how long a claim is held: at least three times that. */
  callTimeoutMs?: number;
  leaseSeconds?: number;
  /**
   * Other timed work of the product (imports, transfers, balances), each run in a loop of its own
   * until it answers that nothing was there.
   */
  chores?: Record<string, { everyMs: number; run: () => Promise<unknown> }>;
}

/** The sending program: any number of these may run against one database. */
export class Worker {
  readonly id = randomUUID();
  readonly #host = processSpace();
  readonly #log = log().child({ program: "worker", worker: this.id.slice(0, 8) });
  readonly #senders: AccountSenders;
  readonly #claims = new HeldClaims((error) => this.#log.warn({ err: error }, "claims not dropped"));
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #lease: Lease;
  readonly #clock = new DatabaseClock();
  readonly #chores: Promise<void>[] = [];
  readonly #buffer: OutcomeBuffer;
  readonly #journal: OutcomeJournal;
  #stopping = false;
  #ticking: Promise<void> | null = null;

  constructor(readonly options: WorkerOptions) {
    const callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS;
    const leaseSeconds = options.leaseSeconds ?? (LEASE_CALLS * callTimeoutMs) / 1000;
    if (leaseSeconds * 1000 < LEASE_CALLS * callTimeoutMs)
      throw new OperatorError(
        `A lease of ${leaseSeconds} s is shorter than three calls of ${callTimeoutMs / 1000} s.`,
      );
    this.#lease = new Lease(leaseSeconds, callTimeoutMs);
    this.#journal = new OutcomeJournal(path.join(options.dataDir, "journal"), this.id);
    this.#buffer = new OutcomeBuffer({
      journal: this.#journal,
      claims: this.#claims,
      pauses: this.pauses,
      onError: (error) =>
        this.#log.error({ err: error }, "outcomes could not be stored; they are kept and tried again"),
    });
    this.#senders = new AccountSenders(
      {
        claimer: { workerId: this.id, leaseSeconds },
        claims: this.#claims,
        outcomes: this.#buffer,
        lease: this.#lease,
        clock: this.#clock,
        onError: (error) => this.#log.error({ err: error }, "a claim could not be worked on"),
      },
      (error) => this.#log.error({ err: error }, "a sender did not end cleanly"),
    );
  }

  get pauses(): readonly number[] {
    return this.options.pauses ?? ASK_AGAIN_SECONDS;
  }

  async start(): Promise<void> {
    await registerWorker(this.id, this.#host, process.pid);
    await this.#clock.adjust();
    const takeOver = () =>
      recoverFromDeadWorkers({
        id: this.id,
        host: this.#host,
        folder: this.#journal.folder,
        pauses: this.pauses,
      });
    await takeOver();
    this.#loop("takeover", 5_000, takeOver);
    this.#timers.push(setInterval(() => this.#tick(), TICK_MS));
    this.#timers.push(
      setInterval(() => void this.#renew(), Math.min(10_000, (this.#lease.seconds * 1000) / 12)),
    );
    this.#loop("campaigns", 250, async () => {
      await startDueCampaigns();
      await finishCampaigns();
      await settleCanceled();
    });
    this.#loop("segments", 250, startAsking);
    this.#loop("recovery", 1000, async () => {
      await this.#claims.disown();
      await recoverClaims();
      await sweepWaitingReports();
    });
    this.#loop("tidy", 60_000, tidy);
    for (const [name, chore] of Object.entries(this.options.chores ?? {}))
      this.#loop(name, chore.everyMs, chore.run);
    this.#log.info("worker started");
  }

  /**
   * Claims nothing more, lets the calls under way finish, stores their outcomes, gives its claims
   * back (S18).
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    const ended = this.#senders.stop();
    await this.#ticking;
    await ended;
    await this.#buffer.flush();
    await Promise.all(this.#chores);
    if (this.#buffer.size === 0) {
      await this.#journal.close();
      await expireLeases([this.id]);
      await recoverClaims();
      await signOffWorker(this.id);
    }
    this.#log.info({ sent: this.#buffer.sent }, "worker stopped");
  }

  #tick(): void {
    if (this.#stopping) return;
    this.#ticking ??= this.#lookForWork()
      .catch((error) => this.#log.warn({ err: error }, "the database could not be asked for work"))
      .then(() => {
        this.#ticking = null;
      });
  }

  async #lookForWork(): Promise<void> {
    if (this.#stopping || this.#buffer.databaseDown) return;
    const accounts = await listSendingAccounts();
    if (!this.#stopping) await this.#senders.work(accounts);
  }

  async #renew(): Promise<void> {
    const asked = performance.now();
    const held = this.#claims.ids;
    try {
      const own = await renewLeases(this.id, held, this.#lease.seconds);
      this.#lease.renewed(asked);
      await this.#clock.adjust();
      this.#claims.forgetLost(held, own);
      await touchWorker(this.id, {
        sent: this.#buffer.sent,
        ...this.#buffer.stored,
        underWay: this.#senders.underWay,
      });
    } catch (error) {
      this.#log.warn({ err: error }, "the leases could not be renewed");
    }
  }

  #loop(name: string, everyMs: number, run: () => Promise<unknown>): void {
    let running = false;
    this.#timers.push(
      setInterval(() => {
        if (running || this.#stopping) return;
        running = true;
        const turn = run()
          .catch((error) => this.#log.error({ err: error, chore: name }, "a chore failed; it is tried again"))
          .then(() => {
            running = false;
            this.#chores.splice(this.#chores.indexOf(turn), 1);
          });
        this.#chores.push(turn);
      }, everyMs),
    );
  }
}
