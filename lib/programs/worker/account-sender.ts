import type { GatewayConnection, MessageResult } from "@/lib/gateways/gateway";
import type { BatchResult } from "@/lib/sending/record-batch";
import { recoverMessage } from "@/lib/sending/recover-claims";
import { connectionOf, type SendingAccount } from "@/lib/sending/sending-accounts";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";
import { Breaker } from "./breaker";
import { CallEase } from "./call-ease";
import { CallPace } from "./call-pace";
import { type Call, CallSource } from "./call-source";
import { giveBack } from "./give-back";
import { type Caller, callForBatch, callForMessage } from "./make-call";
import { QuietWatch } from "./quiet-watch";
import type { SenderTools } from "./sender-tools";
import { storeBatch } from "./store-batch";

const MOST_CLAIMED = 2000;
/**
 * So much work is kept claimed ahead, at the pace of the calls so far: enough to bridge a slow
 * claim, little enough to stop soon on a pause.
 */
const AHEAD_MS = 250;

/**
 * Sends for one gateway account: keeps a short queue of claimed messages and `maxConnections` calls
 * under way.
 */
export class AccountSender {
  readonly #connection: GatewayConnection;
  readonly #caller: Caller;
  readonly #source: CallSource;
  readonly #queue: Call[] = [];
  readonly #pace = new CallPace();
  #underWay = 0;
  #claiming = false;
  readonly #breaker = new Breaker();
  readonly #ease: CallEase;
  readonly #quiet: QuietWatch;
  #stopping: Promise<void> | null = null;
  /**
   * The account refused for everybody. Only a resume or new credentials end that: both change the
   * account's epoch, and with it the sender.
   */
  #refused = false;
  #idle: (() => void)[] = [];

  constructor(
    readonly account: SendingAccount,
    readonly tools: SenderTools,
  ) {
    this.#connection = connectionOf(account, tools.lease.callTimeoutMs);
    this.#caller = {
      connection: this.#connection,
      account,
      clock: tools.clock,
      watch: (answer) => this.#watch(answer),
    };
    this.#ease = new CallEase(account.maxConnections);
    this.#quiet = new QuietWatch(account, tools.onError);
    this.#source = new CallSource(account, tools.claimer, tools.claims, (calls) => this.#enqueue(calls));
  }

  get underWay(): number {
    return this.#underWay;
  }

  /**
   * Goes on with what is queued (the breaker or the lease may have held it up) and looks for more;
   * called on every tick and when the queue runs low.
   */
  wake(): void {
    this.#quiet.look();
    this.#pump();
    if (this.#claiming || !this.#open || !this.tools.outcomes.hasRoom) return;
    const ahead = Math.max(this.account.maxConnections * 2, 16, this.#pace.callsIn(AHEAD_MS));
    if (this.#queue.length >= ahead) return;
    this.#claiming = true;
    this.#source
      .claim(Math.min(MOST_CLAIMED, Math.max(ahead, 100)))
      .then((count) => {
        this.#claiming = false;
        this.#pump();
        if (count > 0) this.wake();
      })
      .catch((error) => {
        this.#claiming = false;
        this.tools.onError(error);
        this.#checkIdle();
      });
  }

  /**
   * Claims nothing more, gives back what is queued, waits for the calls under way. Asked again,
   * answers the same end.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async #end(): Promise<void> {
    do {
      await this.#giveBack();
      while (this.#underWay > 0 || this.#claiming)
        await new Promise<void>((resolve) => this.#idle.push(resolve));
    } while (this.#queue.length > 0);
    await this.#connection.close().catch(() => undefined);
  }

  get #open(): boolean {
    return this.#stopping === null && !this.#refused && this.#breaker.closed;
  }

  #enqueue(calls: Call[]): void {
    for (const call of calls) this.#queue.push(call);
    this.#pump();
  }

  #pump(): void {
    while (
      this.#underWay < this.#ease.most &&
      this.#queue.length > 0 &&
      this.#open &&
      this.tools.lease.holds
    ) {
      const call = this.#queue.shift() as Call;
      const claimId = "batch" in call ? call.batch.claimId : call.claim.claimId;
      if (!this.tools.claims.has(claimId)) continue;
      this.#underWay += 1;
      void this.#work(call).then(() => {
        this.#underWay -= 1;
        this.#pace.count();
        this.#pump();
        this.wake();
        this.#checkIdle();
      });
    }
    this.#checkIdle();
  }

  /**
   * Never throws: one message that cannot be handled must not end the program and with it all
   * others (S24).
   */
  async #work(call: Call): Promise<void> {
    this.#quiet.begin();
    try {
      if ("batch" in call) await this.#store(call.batch, await callForBatch(this.#caller, call.batch));
      else this.tools.outcomes.add(await callForMessage(this.#caller, call.claim, call.message));
    } catch (error) {
      this.tools.onError(error);
      if ("batch" in call) return this.tools.claims.abandon(call.batch.claimId);
      const { claim, message } = call;
      await recoverMessage(claim.campaign, claim.claimId, message.id).then(
        () => this.tools.claims.settle(claim.claimId, 1),
        (failure) => {
          this.tools.onError(failure);
          this.tools.claims.abandon(claim.claimId);
        },
      );
    }
  }

  /**
   * Refused credentials and missing credit stop this account at once: at most the calls under way
   * follow. Calls in a row that reached nobody open the breaker.
   */
  #watch(result: MessageResult): void {
    this.#quiet.end(result);
    this.#ease.hear(result);
    const refusal = result.stopped ?? result.reason;
    if (refusal === "credentials" || refusal === "credits" || refusal === "policy") {
      this.#refused = true;
      void this.#giveBack();
      return;
    }
    if (!this.#breaker.opensAfter(result)) return;
    void this.#giveBack();
    this.#quiet.unreachable(result.detail);
  }

  #store(batch: UntrackedBatch, result: BatchResult): Promise<void> {
    return storeBatch(this.tools, batch, result, () => this.#stopping !== null);
  }

  #giveBack(): Promise<void> {
    return giveBack(this.tools, this.account, this.#queue.splice(0), (batch, result) =>
      this.#store(batch, result),
    );
  }

  #checkIdle(): void {
    if (this.#underWay > 0 || this.#claiming) return;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
