/** One message to one number that the gateway took. */
export interface LedgerMessage {
  account: string;
  page: string;
  /** 1–6, or the `MsgType` of the 2D page. */
  type: string;
  mobile: string;
  sender: string;
  seqno: string;
  /** The 2D page's own name of the seqno, as it came; empty on the others. */
  sseqno: string;
  /** As it came, after percent-decoding. */
  message: string;
  text: string | null;
  octets: string | null;
  parts: number;
  credits: number;
  /** Null on ISendSMSNoDR. */
  msgId: string | null;
  time: string;
}

/** One request to a page, whatever came of it. Holds no password and no text. */
export interface LedgerCall {
  page: string;
  method: string;
  account: string;
  mobile: string;
  seqno: string;
  /**
   * What the gateway decided (`credits` = a balance), or what a script answered or did in its
   * place.
   */
  code: string;
  /** Whether the gateway got to see it. */
  processed: boolean;
  /** What a script did to it. */
  scripted: string | null;
  time: string;
}

export interface LedgerTransfer {
  account: string;
  customer: string;
  credits: number;
  seqno: string;
  time: string;
}

/**
 * The proof of who was texted how often. Full entries up to a cap, the oldest go first; counts are
 * kept for all.
 */
export class Ledger {
  messages: LedgerMessage[] = [];
  calls: LedgerCall[] = [];
  transfers: LedgerTransfer[] = [];
  acceptedTotal = 0;
  creditsTotal = 0;
  callsTotal = 0;
  readonly perMobile = new Map<string, number>();
  readonly callsPerMobile = new Map<string, number>();
  readonly callsByCode: Record<string, number> = {};

  constructor(readonly cap: number) {}

  addMessage(message: LedgerMessage): void {
    this.messages.push(message);
    if (this.messages.length > this.cap * 1.2) this.messages = this.messages.slice(-this.cap);
    this.acceptedTotal += 1;
    this.creditsTotal += message.credits;
    this.perMobile.set(message.mobile, (this.perMobile.get(message.mobile) ?? 0) + 1);
  }

  addCall(call: LedgerCall): void {
    this.calls.push(call);
    if (this.calls.length > this.cap * 1.2) this.calls = this.calls.slice(-this.cap);
    this.callsTotal += 1;
    this.callsByCode[call.code] = (this.callsByCode[call.code] ?? 0) + 1;
    if (call.mobile === "") return;
    for (const mobile of call.mobile.split(","))
      this.callsPerMobile.set(mobile, (this.callsPerMobile.get(mobile) ?? 0) + 1);
  }

  /** One number says it all: `maxPerPhone` is 1 when nobody was texted twice. */
  summary() {
    const moreThanOnce: string[] = [];
    let maxPerPhone = 0;
    for (const [mobile, count] of this.perMobile) {
      if (count > maxPerPhone) maxPerPhone = count;
      if (count > 1 && moreThanOnce.length < 100) moreThanOnce.push(mobile);
    }
    return {
      accepted: this.acceptedTotal,
      phones: this.perMobile.size,
      maxPerPhone,
      moreThanOnce,
      calls: this.callsTotal,
      callsByCode: this.callsByCode,
      credits: this.creditsTotal,
      transfers: this.transfers.length,
    };
  }
}
