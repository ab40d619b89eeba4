/** One message to one person that was accepted. */
export interface LedgerMessage {
  id: string;
  account: string;
  number: string;
  /** As the call named the person: a phone number, or a business-scoped id. */
  to: string;
  userId: string;
  type: string;
  template: { name: string; language: string; category: string } | null;
  /** As the person reads it. */
  text: string;
  /** `biz_opaque_callback_data`; empty without one. */
  key: string;
  /** Whether the person had written in the 24 hours before. */
  windowOpen: boolean;
  held: boolean;
  /** Told so far, in that order: sent, delivered, read, failed. */
  events: { status: string; time: string; webhook: "PENDING" | "SUCCESS" | "FAILED" }[];
  /** Failed with this code. */
  failed: number | null;
  time: string;
}

/** One request, whatever came of it. Holds no token and no text. */
export interface LedgerCall {
  call: string;
  method: string;
  number: string;
  to: string;
  key: string;
  /** 200, Graph's code, or what a script did in its place. */
  code: string;
  /** Whether the other side got to see it. */
  processed: boolean;
  scripted: string | null;
  time: string;
}

/**
 * The proof of who was sent what, and how often. Full entries up to a cap, the oldest go first;
 * counts are kept for all.
 */
export class Ledger {
  messages: LedgerMessage[] = [];
  calls: LedgerCall[] = [];
  acceptedTotal = 0;
  callsTotal = 0;
  freeFormOutsideWindow = 0;
  marketingToStopped = 0;
  readonly perPerson = new Map<string, number>();
  readonly perKey = new Map<string, number>();
  readonly callsByCode: Record<string, number> = {};
  readonly #byId = new Map<string, LedgerMessage>();

  constructor(readonly cap: number) {}

  addMessage(message: LedgerMessage): void {
    this.messages.push(message);
    this.#byId.set(message.id, message);
    if (this.messages.length > this.cap * 1.2) {
      for (const { id } of this.messages.slice(0, -this.cap)) this.#byId.delete(id);
      this.messages = this.messages.slice(-this.cap);
    }
    this.acceptedTotal += 1;
    if (!message.windowOpen && message.type !== "template") this.freeFormOutsideWindow += 1;
    count(this.perPerson, message.to);
    if (message.key !== "") count(this.perKey, message.key);
  }

  addCall(call: LedgerCall): void {
    this.calls.push(call);
    if (this.calls.length > this.cap * 1.2) this.calls = this.calls.slice(-this.cap);
    this.callsTotal += 1;
    this.callsByCode[call.code] = (this.callsByCode[call.code] ?? 0) + 1;
  }

  message(id: string): LedgerMessage | undefined {
    return this.#byId.get(id);
  }

  /** `maxPerPerson` and `maxPerKey` are 1 when nobody was written to twice. */
  summary() {
    return {
      accepted: this.acceptedTotal,
      people: this.perPerson.size,
      maxPerPerson: Math.max(0, ...first(this.perPerson)),
      moreThanOnce: [...this.perPerson]
        .filter(([, times]) => times > 1)
        .map(([to]) => to)
        .slice(0, 100),
      keys: this.perKey.size,
      maxPerKey: Math.max(0, ...first(this.perKey)),
      freeFormOutsideWindow: this.freeFormOutsideWindow,
      marketingToStopped: this.marketingToStopped,
      held: this.messages.filter((message) => message.held).length,
      calls: this.callsTotal,
      callsByCode: this.callsByCode,
    };
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** The different counts that there are: few, however many people. */
function first(map: Map<string, number>): Set<number> {
  return new Set(map.values());
}
