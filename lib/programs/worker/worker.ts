import { randomUUID } from "node:crypto";
import path from "node:path";
import { sweepWaitingReports } from "@/lib/delivery-reports/apply-reports";
import { CALL_TIMEOUT_MS } from "@/lib/gateways/gateway";
import { log } from "@/lib/platform/log";
import { OperatorError } from "@/lib/platform/operator-error";
import { finishCampaigns, settleCanceled, startDueCampaigns } from "@/lib/sending/move-campaigns";
import { ASK_AGAIN_SECONDS } from "@/lib/sending/outcome.rules";
import type { Outcome } from "@/lib/sending/record-outcomes";
import { expireLeases, recoverClaims, renewLeases } from "@/lib/sending/recover-claims";
import { listSendingAccounts } from "@/lib/sending/sending-accounts";
import {
  databaseClockOffset,
  registerWorker,
  signOffWorker,
  tidy,
  touchWorker,
} from "@/lib/sending/worker-row";
import { AccountSender } from "./account-sender";
import { HeldClaims } from "./held-claims";
import { OutcomeBuffer } from "./outcome-buffer";
import { OutcomeJournal } from "./outcome-journal";
import type { SenderHost } from "./sender-host";
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
  readonly #senders = new Map<string, AccountSender>();
  readonly #claims = new HeldClaims((error) => this.#log.warn({ err: error }, "claims not dropped"));
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #callTimeoutMs: number;
  readonly #leaseSeconds: number;
  readonly #chores: Promise<void>[] = [];
  readonly #buffer: OutcomeBuffer;
  readonly #journal: OutcomeJournal;
  #renewedAt = performance.now();
  #offset = 0;
  #stopping = false;
  #sent = 0;
  readonly #outcomes = { accepted: 0, refused: 0, notSent: 0, unknown: 0 };
  #ticking: Promise<void> | null = null;

  constructor(readonly options: WorkerOptions) {
    this.#callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS;
    this.#leaseSeconds = options.leaseSeconds ?? (LEASE_CALLS * this.#callTimeoutMs) / 1000;
    if (this.#leaseSeconds * 1000 < LEASE_CALLS * this.#callTimeoutMs)
      throw new OperatorError(
        `A lease of ${this.#leaseSeconds} s is shorter than three calls of ${this.#callTimeoutMs / 1000} s.`,
      );
    this.#journal = new OutcomeJournal(path.join(options.dataDir, "journal"), this.id);
    this.#buffer = new OutcomeBuffer({
      journal: this.#journal,
      pauses: this.pauses,
      onError: (error) =>
        this.#log.error({ err: error }, "outcomes could not be stored; they are kept and tried again"),
      onStored: (outcomes) => this.#stored(outcomes),
    });
  }

  get pauses(): readonly number[] {
    return this.options.pauses ?? ASK_AGAIN_SECONDS;
  }

  async start(): Promise<void> {
    await registerWorker(this.id, this.#host, process.pid);
    this.#offset = await databaseClockOffset();
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
      setInterval(() => void this.#renew(), Math.min(10_000, (this.#leaseSeconds * 1000) / 12)),
    );
    this.#loop("campaigns", 250, async () => {
      await startDueCampaigns();
      await finishCampaigns();
      await settleCanceled();
    });
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
    await this.#ticking;
    await Promise.all([...this.#senders.values()].map((sender) => sender.stop()));
    await this.#buffer.flush();
    await Promise.all(this.#chores);
    if (this.#buffer.size === 0) {
      await this.#journal.close();
      await expireLeases([this.id]);
      await recoverClaims();
      await signOffWorker(this.id);
    }
    this.#log.info({ sent: this.#sent }, "worker stopped");
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
    for (const account of accounts) {
      const known = this.#senders.get(account.id);
      if (known) {
        if (JSON.stringify(known.account) === JSON.stringify(account)) known.wake();
        else this.#retire(known);
        continue;
      }
      const sender = new AccountSender(account, this.#senderHost());
      this.#senders.set(account.id, sender);
      sender.wake();
    }
    for (const [id, sender] of this.#senders)
      if (!accounts.some((account) => account.id === id)) this.#retire(sender);
  }

  /**
   * Ends a sender whose account was paused, resumed or changed. Nobody waits for it here, for a
   * gateway that hangs must not hold up the others (S23); its successor comes when its last call is
   * over, so that an account never has more calls under way than it allows.
   */
  #retire(sender: AccountSender): void {
    void sender
      .stop()
      .catch((error) => this.#log.error({ err: error }, "a sender did not end cleanly"))
      .then(() => {
        if (this.#senders.get(sender.account.id) === sender) this.#senders.delete(sender.account.id);
      });
  }

  #senderHost(): SenderHost {
    return {
      claimer: { workerId: this.id, leaseSeconds: this.#leaseSeconds },
      callTimeoutMs: this.#callTimeoutMs,
      pauses: this.pauses,
      leaseHolds: () => performance.now() - this.#renewedAt < this.#leaseSeconds * 1000 - this.#callTimeoutMs,
      ownsClaim: (claimId) => this.#claims.has(claimId),
      claimed: (claim) => this.#claims.take(claim),
      settled: (claimId, count) => this.#claims.settle(claimId, count),
      abandon: (claimId) => this.#claims.abandon(claimId),
      record: (outcome) => this.#buffer.add(outcome),
      mayClaim: () => !this.#stopping && !this.#buffer.databaseDown && this.#buffer.size < 5000,
      databaseNow: () => Date.now() + this.#offset,
      onError: (error) => this.#log.error({ err: error }, "a claim could not be worked on"),
    };
  }

  #stored(outcomes: Outcome[]): void {
    this.#sent += outcomes.length;
    for (const { outcome } of outcomes) this.#outcomes[outcome] += 1;
    const counts = new Map<number, number>();
    for (const outcome of outcomes) counts.set(outcome.claimId, (counts.get(outcome.claimId) ?? 0) + 1);
    for (const [claimId, count] of counts) this.#claims.settle(claimId, count);
  }

  async #renew(): Promise<void> {
    const asked = performance.now();
    const held = this.#claims.ids;
    try {
      const own = await renewLeases(this.id, held, this.#leaseSeconds);
      this.#renewedAt = asked;
      this.#offset = await databaseClockOffset();
      this.#claims.forgetLost(held, own);
      await touchWorker(this.id, {
        sent: this.#sent,
        ...this.#outcomes,
        underWay: [...this.#senders.values()].reduce((sum, sender) => sum + sender.underWay, 0),
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
