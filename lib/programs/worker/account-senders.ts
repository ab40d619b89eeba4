import { GrowingPauses } from "@/lib/core/growing-pauses";
import { alarmUnopened, UNOPENED_PAUSES } from "@/lib/gateway-accounts/unopened-password";
import { UnopenedSecret } from "@/lib/platform/secrets";
import type { SendingAccount } from "@/lib/sending/sending-accounts";
import { AccountSender } from "./account-sender";
import type { SenderTools } from "./sender-tools";

/** One sender for each gateway account that may send, opened and retired as accounts change. */
export class AccountSenders {
  readonly #senders = new Map<string, AccountSender>();
  readonly #unopened = new GrowingPauses(UNOPENED_PAUSES);

  constructor(
    private readonly tools: SenderTools,
    private readonly onUncleanEnd: (error: unknown) => void,
  ) {}

  /** Calls to gateways under way now. */
  get underWay(): number {
    return [...this.#senders.values()].reduce((sum, sender) => sum + sender.underWay, 0);
  }

  /** Wakes the senders of these accounts, opens new ones, and retires all others. */
  async work(accounts: readonly SendingAccount[]): Promise<void> {
    for (const account of accounts) {
      const known = this.#senders.get(account.id);
      if (known) {
        if (JSON.stringify(known.account) === JSON.stringify(account)) known.wake();
        else this.#retire(known);
        continue;
      }
      if (this.#unopened.waits(account.id, performance.now())) continue;
      const sender = await this.#open(account);
      if (sender === null) continue;
      this.#senders.set(account.id, sender);
      sender.wake();
    }
    for (const [id, sender] of this.#senders)
      if (!accounts.some((account) => account.id === id)) this.#retire(sender);
  }

  /** Lets the calls under way finish. */
  async stop(): Promise<void> {
    await Promise.all([...this.#senders.values()].map((sender) => sender.stop()));
  }

  /** Null where its password cannot be opened: the others go on, and people are told. */
  async #open(account: SendingAccount): Promise<AccountSender | null> {
    try {
      const sender = new AccountSender(account, this.tools);
      this.#unopened.worked(account.id);
      return sender;
    } catch (error) {
      if (!(error instanceof UnopenedSecret)) throw error;
      this.#unopened.failed(account.id, performance.now());
      await alarmUnopened(account, error);
      return null;
    }
  }

  /**
   * Ends a sender whose account was paused, resumed or changed. Nobody waits for it here, for a
   * gateway that hangs must not hold up the others (S23); its successor comes when its last call is
   * over, so that an account never has more calls under way than it allows.
   */
  #retire(sender: AccountSender): void {
    void sender
      .stop()
      .catch(this.onUncleanEnd)
      .then(() => {
        if (this.#senders.get(sender.account.id) === sender) this.#senders.delete(sender.account.id);
      });
  }
}
