import type { BusinessAccount } from "./business-account";
import { webhookError } from "./graph-error";
import { inboundUpdate } from "./inbound";
import type { LedgerMessage } from "./ledger";
import { delayOf, type Outcome, outcomeOf } from "./outcome";
import type { Person } from "./people";
import { replyOf } from "./replies";
import type { SimulatorState } from "./simulator-state";
import type { Webhooks } from "./webhooks";

/** One status of a message, ready to be told. */
interface Step {
  status: string;
  failed?: number;
}

/** Tells what becomes of accepted messages, and lets some people answer. */
export class Statuses {
  /** Messages whose statuses, or answer, are still to come. */
  pending = 0;
  #epoch = 0;
  readonly #held = new Map<string, { message: LedgerMessage; account: BusinessAccount }>();

  constructor(
    readonly state: SimulatorState,
    readonly webhooks: Webhooks,
  ) {}

  /** Forgets what was to come. */
  cancel(): void {
    this.#epoch += 1;
    this.pending = 0;
    this.#held.clear();
  }

  wantsFirstBeforeAnswer(): boolean {
    return this.state.script.draw("beforeAnswer");
  }

  hold(account: BusinessAccount, message: LedgerMessage): void {
    message.held = true;
    this.#held.set(message.id, { message, account });
  }

  /** Lets the held messages of a template go, or drops them; returns how many there were. */
  endHold(account: BusinessAccount, name: string, drop: boolean): number {
    const mine = [...this.#held.values()].filter(
      (one) => one.account === account && one.message.template?.name === name,
    );
    for (const { message } of mine) {
      this.#held.delete(message.id);
      message.held = false;
      void this.start(account, message, "later", drop ? 132015 : undefined);
    }
    return mine.length;
  }

  /**
   * Starts the statuses of one message.
   * @param first `now`: the promise ends when the first was told.
   * @param failsWith A code that decides in place of the number's ending.
   */
  async start(
    account: BusinessAccount,
    message: LedgerMessage,
    first: "now" | "later",
    failsWith?: number,
  ): Promise<void> {
    const person = account.people.meet(message.to);
    const outcome =
      failsWith === undefined ? outcomeFor(message, person) : { statuses: [], fails: failsWith };
    const steps = this.#stepsOf(outcome);
    const epoch = this.#epoch;
    const delay = this.state.script.delayMs ?? delayOf(message.to, this.state.settings.delayMs);
    this.pending += 1;
    const reply = replyOf(account, message, outcome, this.state);
    const end = async () => {
      if (reply) for (const update of reply(person)) await this.webhooks.tell(account, update);
      if (epoch === this.#epoch) this.pending -= 1;
    };
    const step = async (at: number): Promise<void> => {
      if (epoch !== this.#epoch) return;
      const group = outcome.together ? steps.slice(at) : steps.slice(at, at + 1);
      await Promise.all(group.map((one) => this.#tell(account, message, person, outcome, one)));
      if (epoch !== this.#epoch) return;
      const next = at + group.length;
      if (next < steps.length) later(delay, () => step(next));
      else if (reply) later(delay, end);
      else await end();
    };
    if (first === "now") await step(0);
    else later(delay * (outcome.slow ?? 1), () => step(0));
  }

  /** Tells one status of a message now, for `/control/status`. */
  async tellNow(
    account: BusinessAccount,
    message: LedgerMessage,
    status: string,
    code?: number,
  ): Promise<boolean> {
    const person = account.people.meet(message.to);
    return this.#tell(
      account,
      message,
      person,
      { statuses: [] },
      { status, ...(code ? { failed: code } : {}) },
    );
  }

  #stepsOf(outcome: Outcome): Step[] {
    const { script } = this.state;
    if (script.draw("lose")) return [];
    let steps: Step[] = outcome.statuses.map((status) => ({ status }));
    if (outcome.fails !== undefined) steps.push({ status: "failed", failed: outcome.fails });
    if (script.draw("withoutDelivered") && steps.some(({ status }) => status === "read"))
      steps = steps.filter(({ status }) => status !== "delivered");
    if (steps.length > 1 && script.draw("reorder")) steps = [...steps.slice(-1), ...steps.slice(0, -1)];
    return outcome.twice || script.draw("double") ? steps.flatMap((step) => [step, step]) : steps;
  }

  async #tell(
    account: BusinessAccount,
    message: LedgerMessage,
    person: Person,
    outcome: Outcome,
    step: Step,
  ): Promise<boolean> {
    const now = this.state.clock.now();
    const event: LedgerMessage["events"][number] = {
      status: step.status,
      time: new Date(now).toISOString(),
      webhook: "PENDING",
    };
    message.events.push(event);
    if (step.failed !== undefined) message.failed = step.failed;
    const told = this.webhooks.tell(account, {
      field: "messages",
      number: message.number,
      value: this.#valueOf(account, message, person, outcome, step, now),
      wrongSignature: this.state.script.draw("wrongSignature"),
    });
    event.webhook = (await told) ? "SUCCESS" : "FAILED";
    return event.webhook === "SUCCESS";
  }

  #valueOf(
    account: BusinessAccount,
    message: LedgerMessage,
    person: Person,
    outcome: Outcome,
    { status, failed }: Step,
    now: number,
  ) {
    const hidden = outcome.hidden || person.hidden || person.phone === null;
    const keyless =
      message.key === "" ||
      (failed !== undefined && (outcome.withoutKey || this.state.script.draw("withoutKey")));
    return inboundUpdate(account, message.number, {
      statuses: [
        {
          id: message.id,
          status,
          timestamp: String(Math.floor(now / 1_000)),
          ...(hidden ? {} : { recipient_id: person.phone }),
          recipient_user_id: person.userId,
          ...(keyless ? {} : { biz_opaque_callback_data: message.key }),
          ...this.#pricingOf(account, message, outcome, status, now),
          ...(failed === undefined
            ? {}
            : { errors: [webhookError(failed, `The message failed with ${failed}.`)] }),
        },
      ],
    });
  }

  /** Said once of a message: with the status that shows that it arrived. */
  #pricingOf(
    account: BusinessAccount,
    message: LedgerMessage,
    outcome: Outcome,
    status: string,
    now: number,
  ) {
    const skipped = !outcome.statuses.includes("delivered");
    const said = message.events.filter((one) => one.status === status).length > 1;
    if (said || status !== (skipped ? "read" : "delivered")) return {};
    const category = message.template?.category.toLowerCase() ?? "service";
    const free = category === "service" && account.takeFreeService(now);
    return {
      pricing: {
        billable: !free,
        pricing_model: "PMP",
        type: free ? "free_customer_service" : "regular",
        category,
      },
    };
  }
}

/** A message that may not be sent fails whatever its number ends with. */
function outcomeFor(message: LedgerMessage, person: Person): Outcome {
  if (!message.windowOpen && message.type !== "template") return { statuses: [], fails: 131047 };
  const marketing = message.template?.category === "MARKETING";
  if (marketing && person.stopped) return { statuses: [], fails: 131050 };
  const outcome = outcomeOf(message.to);
  return outcome.marketingOnly && !marketing ? { statuses: ["sent", "delivered", "read"] } : outcome;
}

function later(ms: number, run: () => Promise<void>): void {
  setTimeout(() => void run(), ms).unref();
}
