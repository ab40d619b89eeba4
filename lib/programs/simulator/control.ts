import { z } from "zod";
import { Account } from "./account";
import { type Callbacks, incomingParameters } from "./callbacks";
import { accountConfig } from "./options";
import type { Reports } from "./reports";
import type { SimulatorState } from "./simulator-state";

const inboundInput = z.object({
  account: z.string(),
  sender: z.string(),
  shortCode: z.string().optional(),
  contentType: z.string().optional(),
  /** Sent as the gateway sends it: as it is, or as HEX when the content type asks for it. */
  text: z.string().optional(),
  /** Stands in the request as it is, whatever the content type says. */
  msg: z.string().optional(),
  /**
   * The whole query string as it is to stand in the request, for what no honest gateway would send.
   */
  rawQuery: z.string().optional(),
});

const reportInput = z.object({
  msgId: z.string(),
  status: z.union([z.number(), z.string()]),
  sender: z.string().optional(),
  /** Needed only for an id that this gateway never gave. */
  account: z.string().optional(),
});

const accountInput = accountConfig.partial().required({ username: true });
const creditsInput = z.object({ username: z.string(), credits: z.number().int() });
const clockInput = z.object({ shiftMs: z.number() });
const settingsInput = z
  .object({
    delayMs: z.tuple([z.number().min(0), z.number().min(0)]),
    latencyMs: z.number().min(0),
    creditsLeftFormat: z.string(),
    refusedUsesSeqno: z.boolean(),
    chatter: z.boolean(),
  })
  .partial()
  .strict();

/** What tests, demos and `/control/*` may do to the gateway from outside. */
export class Control {
  constructor(
    readonly state: SimulatorState,
    readonly reports: Reports,
    readonly callbacks: Callbacks,
  ) {}

  /** Creates an account, or changes what is given of one. Credits given replace its balance. */
  putAccount(input: z.input<typeof accountInput>) {
    const given = accountInput.parse(input);
    const kept = this.state.accounts.get(given.username);
    // zod fills in defaults for what was not given; only what stands in the input may change an
    // account that exists.
    const changes = Object.fromEntries(Object.entries(given).filter(([name]) => name in input));
    if (!kept) {
      const account = new Account(accountConfig.parse(given));
      this.state.accounts.set(given.username, account);
      return account.view();
    }
    kept.config = { ...kept.config, ...changes };
    if (input.credits !== undefined) kept.credits = kept.config.credits;
    return kept.view();
  }

  addCredits(input: z.input<typeof creditsInput>) {
    const { username, credits } = creditsInput.parse(input);
    const found = this.#account(username);
    found.credits = Math.max(0, found.credits + credits);
    return found.view();
  }

  /** Calls the incoming URL of an account, as the gateway does when someone texts its number. */
  async inbound(input: z.input<typeof inboundInput>): Promise<{ answered: boolean }> {
    const given = inboundInput.parse(input);
    const { config } = this.#account(given.account);
    if (!config.incomingUrl) throw new ControlError(`The account "${given.account}" has no incoming URL.`);
    const parameters =
      given.rawQuery ?? incomingParameters({ ...given, shortCode: given.shortCode ?? config.gatewayNumber });
    return { answered: await this.callbacks.call(config.incomingUrl, parameters) };
  }

  /** Sends one delivery report now, for an id of the ledger or for any other. */
  async report(input: z.input<typeof reportInput>): Promise<{ answered: boolean }> {
    const { msgId, status, sender, account } = reportInput.parse(input);
    const owner =
      account ?? this.state.ledger.messages.findLast((message) => message.msgId === msgId)?.account;
    if (owner === undefined)
      throw new ControlError(
        `No message has the id "${msgId}". Name the account to report an id that was never given.`,
      );
    if (!this.#account(owner).config.deliveryStatusUrl)
      throw new ControlError(`The account "${owner}" has no delivery status URL.`);
    return { answered: await this.reports.report({ account: owner, msgId }, status, sender) };
  }

  shiftClock(input: z.input<typeof clockInput>) {
    this.state.clock.shift(clockInput.parse(input).shiftMs);
    return { now: new Date(this.state.clock.now()).toISOString() };
  }

  setSettings(input: z.input<typeof settingsInput>) {
    const { accounts: _, ...settings } = Object.assign(this.state.settings, settingsInput.parse(input));
    return settings;
  }

  reset(): void {
    this.reports.cancel();
    this.state.reset();
  }

  summary() {
    const { callbacks, reports } = this;
    const sent = {
      answered: callbacks.answered,
      failed: callbacks.failed,
      lastFailure: callbacks.lastFailure,
    };
    return {
      ...this.state.ledger.summary(),
      callbacks: { ...sent, pending: reports.pending, lost: reports.lost },
    };
  }

  #account(username: string): Account {
    const account = this.state.accounts.get(username);
    if (!account) throw new ControlError(`There is no account "${username}".`, 404);
    return account;
  }
}

/** A control request that cannot be done, in one sentence. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}
