import { type AccountConfig, type NumberConfig, numberConfig } from "./options";
import { People, type Person } from "./people";
import { type Template, TemplateStore, templateOf } from "./template-store";

const MONTH_FREE = 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** What a system user's token may do when its setup does not say less. */
const SCOPES = ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"];

export interface Token {
  token: string;
  scopes: string[];
  expired: boolean;
}

/** One WhatsApp Business account, with all that may change of it. */
export class BusinessAccount {
  readonly id: string;
  readonly name: string;
  readonly app: AccountConfig["app"];
  readonly currency: string;
  readonly templates = new TemplateStore();
  readonly people: People;
  numbers: NumberConfig[];
  tokens: Token[];
  messagingLimit: string;
  callbackUrl: string | null;
  verifyToken: string;
  subscribed: boolean;
  /** The fields that the app asked for; null = all. */
  fields: string[] | null = null;
  paymentMissing = false;
  /** The code that every message is refused with: 131031, 368 … */
  restricted: number | null = null;
  /** Whom a message outside the window went to in the last day, and when. */
  readonly reached = new Map<string, number>();
  #service = { month: "", count: 0 };

  constructor(config: AccountConfig) {
    this.id = config.id;
    this.name = config.name;
    this.app = config.app;
    this.currency = config.currency;
    this.people = new People(config.id);
    this.numbers = config.numbers.map((one) => ({ ...one }));
    this.tokens = config.tokens.map(({ token, scopes }) => ({
      token,
      scopes: scopes ?? SCOPES,
      expired: false,
    }));
    this.messagingLimit = config.messagingLimit;
    this.callbackUrl = config.callbackUrl;
    this.verifyToken = config.verifyToken;
    this.subscribed = config.subscribed;
    for (const template of config.templates) this.templates.add(templateOf(template));
  }

  number(id: string): NumberConfig | undefined {
    return this.numbers.find((one) => one.id === id);
  }

  putNumber(given: Partial<NumberConfig> & { id: string }): NumberConfig {
    const kept = this.number(given.id);
    if (kept) return Object.assign(kept, numberConfig.partial().parse(given));
    const added = numberConfig.parse(given);
    this.numbers.push(added);
    return added;
  }

  /** Counts a person towards the portfolio's limit of the moving 24 hours. */
  countReached(person: Person, now: number): void {
    this.reached.set(person.userId, now);
  }

  usersOutsideWindow(now: number): number {
    return [...this.reached.values()].filter((at) => now - at < DAY_MS).length;
  }

  /** Whether this free-form message is one of the 1,000 of the month that cost nothing. */
  takeFreeService(now: number): boolean {
    const month = new Date(now).toISOString().slice(0, 7);
    if (this.#service.month !== month) this.#service = { month, count: 0 };
    this.#service.count += 1;
    return this.#service.count <= MONTH_FREE;
  }

  view(now: number) {
    return {
      id: this.id,
      name: this.name,
      app: { id: this.app.id, name: this.app.name },
      numbers: this.numbers,
      tokens: this.tokens.map(({ token, scopes, expired }) => ({ ends: token.slice(-4), scopes, expired })),
      messagingLimit: this.messagingLimit,
      usersOutsideWindow: this.usersOutsideWindow(now),
      callbackUrl: this.callbackUrl,
      subscribed: this.subscribed,
      fields: this.fields,
      paymentMissing: this.paymentMissing,
      restricted: this.restricted,
      templates: this.templates.all().map(({ id, name, language, status, category, quality }) => ({
        id,
        name,
        language,
        status,
        category,
        quality,
      })),
      people: this.people.all().length,
    };
  }

  /** What a restart keeps. */
  state() {
    return {
      numbers: this.numbers,
      messagingLimit: this.messagingLimit,
      callbackUrl: this.callbackUrl,
      verifyToken: this.verifyToken,
      subscribed: this.subscribed,
      fields: this.fields,
      paymentMissing: this.paymentMissing,
      restricted: this.restricted,
      templates: this.templates.all(),
      people: this.people.all(),
      reached: [...this.reached],
    };
  }

  restore(state: ReturnType<BusinessAccount["state"]>): void {
    const { templates, people, reached, ...facts } = state;
    Object.assign(this, facts);
    this.templates.clear();
    for (const template of templates) this.templates.add(template as Template);
    for (const person of people) this.people.add(person);
    for (const [userId, at] of reached) this.reached.set(userId, at);
  }
}
