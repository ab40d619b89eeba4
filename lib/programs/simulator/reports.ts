import { type Callbacks, incomingParameters } from "./callbacks";
import type { LedgerMessage } from "./ledger";
import { answerOf, delayOf, outcomeOf } from "./outcome";
import type { SimulatorState } from "./simulator-state";

const QUEUED_IN_TELCO = 11;

/**
 * Sends the delivery reports of accepted messages, each message's in order, and lets some numbers
 * answer.
 */
export class Reports {
  /** Messages whose reports, or answer, are still to come. */
  pending = 0;
  lost = 0;
  #epoch = 0;

  constructor(
    readonly state: SimulatorState,
    readonly callbacks: Callbacks,
  ) {}

  /** Forgets what was to come. */
  cancel(): void {
    this.#epoch += 1;
    this.pending = 0;
    this.lost = 0;
  }

  /**
   * Whether a script wants the first report of this message delivered before the send call is
   * answered.
   */
  wantsFirstBeforeAnswer(message: LedgerMessage): boolean {
    return message.msgId !== null && this.state.script.draw("beforeAnswer");
  }

  /**
   * Starts the reports of one message.
   * @param first `now`: the promise ends when the first report was delivered; `later`: it ends at
   * once.
   */
  async start(message: LedgerMessage, first: "now" | "later"): Promise<void> {
    const statuses = this.#statusesOf(message);
    const url = this.state.accounts.get(message.account)?.config.deliveryStatusUrl;
    const reply = this.#replyOf(message);
    if ((!url || statuses.length === 0) && reply === null) return;
    const epoch = this.#epoch;
    const delay = this.#delayOf(message.mobile);
    const slow = outcomeOf(message.mobile).slow ?? 1;
    this.pending += 1;
    const step = async (at: number): Promise<void> => {
      if (epoch !== this.#epoch) return;
      const status = url ? statuses[at] : undefined;
      if (status !== undefined) await this.report(message, status);
      if (epoch !== this.#epoch) return;
      if (url && at + 1 < statuses.length) later(delay, () => step(at + 1));
      else if (reply !== null) later(delay, () => this.#answer(message, reply, epoch));
      else this.pending -= 1;
    };
    if (first === "now") await step(0);
    else later(delay * slow, () => step(0));
  }

  /**
   * One report, as the specification has it: `MsgId`, `Status`, and `Sender`, which is the
   * gateway's own number.
   */
  async report(
    message: Pick<LedgerMessage, "account" | "msgId">,
    status: number | string,
    sender?: string,
  ): Promise<boolean> {
    const config = this.state.accounts.get(message.account)?.config;
    if (!config?.deliveryStatusUrl || message.msgId === null) return false;
    const parameters = {
      MsgId: message.msgId,
      Status: String(status),
      Sender: sender ?? config.gatewayNumber,
    };
    return this.callbacks.call(config.deliveryStatusUrl, parameters);
  }

  #statusesOf(message: LedgerMessage): number[] {
    const { script } = this.state;
    if (message.msgId === null) return [];
    const planned = outcomeOf(message.mobile).statuses;
    if (planned.length > 0 && script.draw("lose")) {
      this.lost += 1;
      return [];
    }
    const ordered = planned.length > 0 && script.draw("reorder") ? lastFirst(planned) : [...planned];
    return script.draw("double") ? ordered.flatMap((status) => [status, status]) : ordered;
  }

  #replyOf({ account, mobile, text }: LedgerMessage): string | null {
    if (!this.state.accounts.get(account)?.config.incomingUrl) return null;
    return outcomeOf(mobile).reply ?? (this.state.settings.chatter ? answerOf(mobile, text) : null);
  }

  async #answer(message: LedgerMessage, reply: string, epoch: number): Promise<void> {
    const config = this.state.accounts.get(message.account)?.config;
    if (epoch !== this.#epoch) return;
    if (config?.incomingUrl) {
      const from = { shortCode: config.gatewayNumber, sender: message.mobile, text: reply };
      await this.callbacks.call(config.incomingUrl, incomingParameters(from));
    }
    if (epoch === this.#epoch) this.pending -= 1;
  }

  #delayOf(mobile: string): number {
    return this.state.script.reportDelayMs ?? delayOf(mobile, this.state.settings.delayMs);
  }
}

/** The last report comes first; a single one is followed by "queued in telco", which came late. */
function lastFirst(statuses: readonly number[]): number[] {
  if (statuses.length === 1) return [statuses[0] as number, QUEUED_IN_TELCO];
  return [statuses.at(-1) as number, ...statuses.slice(0, -1)];
}

function later(ms: number, run: () => Promise<void>): void {
  setTimeout(() => void run(), ms).unref();
}
