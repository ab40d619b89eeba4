import { z } from "zod";
import { accountOf } from "./account-of";
import { setCallback } from "./answer-facts";
import { BusinessAccount } from "./business-account";
import { ControlError } from "./control-error";
import {
  accountInput,
  callbackInput,
  numberInput,
  personInput,
  preferenceInput,
  rawInput,
  settingsInput,
  statusInput,
  tokenInput,
} from "./control-input";
import { contactOf, personWrites, preferenceUpdate } from "./inbound";
import { inboundContent, inboundInput } from "./inbound-content";
import { accountConfig } from "./options";
import type { Person } from "./people";
import type { Reviews } from "./reviews";
import type { SimulatorState } from "./simulator-state";
import type { Statuses } from "./statuses";
import { changeTemplate, paceTemplate } from "./template-control";
import type { Webhooks } from "./webhooks";

/** What tests, demos and `/control/*` may do from outside. */
export class Control {
  constructor(
    readonly state: SimulatorState,
    readonly statuses: Statuses,
    readonly reviews: Reviews,
    readonly webhooks: Webhooks,
  ) {}

  /** Creates an account, or changes what is given of one. */
  putAccount(input: z.input<typeof accountInput>) {
    const given = accountInput.parse(input);
    const kept = this.state.accounts.get(given.id);
    if (!kept) {
      const account = new BusinessAccount(accountConfig.parse(given));
      this.state.accounts.set(given.id, account);
      return account.view(this.state.clock.now());
    }
    // zod fills in defaults for what was not given; only what stands in the input may change one.
    for (const name of [
      "messagingLimit",
      "callbackUrl",
      "verifyToken",
      "subscribed",
      "paymentMissing",
      "restricted",
      "fields",
    ] as const)
      if (name in input) Object.assign(kept, { [name]: given[name] });
    return kept.view(this.state.clock.now());
  }

  /** Changes a number; what people are told of it is told. */
  async putNumber(input: z.input<typeof numberInput>) {
    const { account: id, ...given } = numberInput.parse(input);
    const account = accountOf(this.state, {
      account: id,
      number: this.state.byNumber(given.id) ? given.id : undefined,
    });
    const before = account.number(given.id)?.quality;
    const changes = Object.fromEntries(Object.entries(given).filter(([name]) => name in input));
    const number = account.putNumber({ ...changes, id: given.id });
    if (before !== undefined && before !== number.quality)
      await this.webhooks.tell(account, {
        field: "phone_number_quality_update",
        number: null,
        value: {
          display_phone_number: number.display.replace(/\D/g, ""),
          event: number.quality === "RED" ? "FLAGGED" : "UNFLAGGED",
          current_limit: account.messagingLimit,
        },
      });
    return number;
  }

  putToken(input: z.input<typeof tokenInput>) {
    const { token, expired, scopes, ...named } = tokenInput.parse(input);
    const account = accountOf(this.state, named);
    const kept = account.tokens.find((one) => one.token === token);
    if (!kept) account.tokens.push({ token, scopes: scopes ?? [], expired: expired ?? false });
    else Object.assign(kept, { expired: expired ?? kept.expired, scopes: scopes ?? kept.scopes });
    return account.view(this.state.clock.now());
  }

  /** What is known of a person; a new id is told. */
  async putPerson(input: z.input<typeof personInput>): Promise<Person> {
    const { person: who, newUserId, windowOpen, name, hidden, ...named } = personInput.parse(input);
    const account = accountOf(this.state, named);
    const person = account.people.meet(who);
    if (name !== undefined) person.name = name;
    if (hidden !== undefined) person.hidden = hidden;
    if (windowOpen !== undefined) person.wroteAt = windowOpen ? this.state.clock.now() : null;
    if (newUserId === undefined) return person;
    const previous = person.userId;
    account.people.rename(person, newUserId);
    const { profile: _, ...ids } = contactOf(person);
    await this.webhooks.tell(account, {
      field: "user_id_update",
      number: null,
      value: {
        messaging_product: "whatsapp",
        contacts: [contactOf(person)],
        user_id_update: [
          {
            ...ids,
            detail: "The user changed the phone number.",
            user_id: { previous, current: newUserId },
            timestamp: String(Math.floor(this.state.clock.now() / 1_000)),
          },
        ],
      },
    });
    return person;
  }

  async putCallback(input: z.input<typeof callbackInput>) {
    const { callbackUrl, verifyToken, ...named } = callbackInput.parse(input);
    const account = accountOf(this.state, named);
    await setCallback(this.webhooks, account, callbackUrl, verifyToken);
    return account.view(this.state.clock.now());
  }

  /** A person writes, presses, reacts or sends something. */
  async inbound(input: z.input<typeof inboundInput>): Promise<{ answered: boolean; id: string }> {
    const given = inboundInput.parse(input);
    const account = accountOf(this.state, given);
    const number = given.number ?? account.numbers[0]?.id ?? "";
    const person = account.people.meet(given.from);
    if (given.name !== undefined) person.name = given.name;
    if (given.hidden !== undefined) person.hidden = given.hidden;
    const { id, update } = personWrites(
      this.state,
      account,
      number,
      person,
      inboundContent(this.state, account, given),
    );
    const tell = () =>
      this.webhooks.tell(account, { ...update, wrongSignature: given.wrongSignature ?? false });
    const answers = await Promise.all(given.twice ? [tell(), tell()] : [tell()]);
    return { answered: answers.every(Boolean), id };
  }

  async preference(input: z.input<typeof preferenceInput>) {
    const { person: who, value, ...named } = preferenceInput.parse(input);
    const account = accountOf(this.state, named);
    const number = named.number ?? account.numbers[0]?.id ?? "";
    const person = account.people.meet(who);
    const update = preferenceUpdate(account, number, person, value, this.state.clock.now());
    return { answered: await this.webhooks.tell(account, update) };
  }

  /** Tells one status of a message now. */
  async status(input: z.input<typeof statusInput>): Promise<{ answered: boolean }> {
    const { id, status, code } = statusInput.parse(input);
    const message = this.state.ledger.message(id);
    const account = message && this.state.accounts.get(message.account);
    if (!account) throw new ControlError(`No message has the id "${id}".`, 404);
    return { answered: await this.statuses.tellNow(account, message, status, code) };
  }

  /** Sends a body as it stands; a signature of null leaves it out, none signs it rightly. */
  async raw(input: z.input<typeof rawInput>): Promise<{ status: number | null }> {
    const { body, signature, ...named } = rawInput.parse(input);
    return { status: await this.webhooks.raw(accountOf(this.state, named), body, signature) };
  }

  template(input: unknown) {
    return changeTemplate(this, input);
  }

  pacing(input: unknown) {
    return paceTemplate(this, input);
  }

  shiftClock(input: { shiftMs: number }) {
    this.state.clock.shift(z.strictObject({ shiftMs: z.number() }).parse(input).shiftMs);
    return { now: new Date(this.state.clock.now()).toISOString() };
  }

  setSettings(input: z.input<typeof settingsInput>) {
    const { accounts: _, ...settings } = Object.assign(this.state.settings, settingsInput.parse(input));
    return settings;
  }

  reset(): void {
    this.statuses.cancel();
    this.reviews.cancel();
    this.webhooks.cancel();
    this.state.reset();
  }

  underWay(): number {
    return this.statuses.pending + this.reviews.pending + this.webhooks.pending;
  }

  summary() {
    const { posts, answered, failed, lastFailure } = this.webhooks;
    return {
      ...this.state.ledger.summary(),
      webhooks: { posts, answered, failed, lastFailure, pending: this.underWay() },
    };
  }
}
