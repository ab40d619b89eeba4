import type { Account } from "./account";
import type { LedgerMessage } from "./ledger";
import { outcomeOf } from "./outcome";
import type { SimulatorState } from "./simulator-state";
import {
  isMobile,
  isSender,
  type ReadMessage,
  readBarcodeMessage,
  readMessage,
  readUnicodeMessage,
} from "./validate-message";

/** The six pages of specification 1.84. */
export const PAGES = [
  "ISendSMS",
  "ISendSMSNoDR",
  "ISendSMSUnicode",
  "ISendSMS2D",
  "creditsLeft",
  "transfer",
] as const;
export type Page = (typeof PAGES)[number];

/** Parameter names are case-sensitive; a name that came twice counts once, the first. */
export type Parameters = Readonly<Record<string, string>>;

export interface Decision {
  /** The code that stands in the answer, or `credits` for a balance. */
  code: string;
  body: string;
  messages: LedgerMessage[];
}

const SEQNO_MAX = 20;

/**
 * What the gateway makes of one call. All or nothing: a call is accepted for all its numbers or for
 * none.
 */
export function decide(state: SimulatorState, page: Page, parameters: Parameters): Decision {
  const account = state.accounts.get(parameters.username ?? "");
  if (!account || account.config.password !== parameters.password) return refused("1702");
  if (page === "creditsLeft") return balance(state, account);
  const seqno = seqnoOf(page, parameters);
  if (seqno === null) return refused("1706");
  const now = state.clock.now();
  if (seqno !== "" && account.knows(seqno, now)) return refused("1718");
  const decision =
    page === "transfer"
      ? transfer(state, account, parameters, seqno)
      : send(state, account, page, parameters, seqno);
  const taken = decision.code === "1701" || decision.code === "1707";
  if (taken || state.settings.refusedUsesSeqno) account.remember(seqno, now);
  return decision;
}

function send(
  state: SimulatorState,
  account: Account,
  page: Page,
  parameters: Parameters,
  seqno: string,
): Decision {
  const bulk = page === "ISendSMSNoDR";
  const mobiles = bulk ? (parameters.mobile ?? "").split(",") : [parameters.mobile ?? ""];
  if (!mobiles.every(isMobile)) return refused("1705");
  if (!bulk && outcomeOf(mobiles[0] as string).refused) return refused("1705");
  const type = (page === "ISendSMS2D" ? parameters.MsgType : parameters.type) ?? "";
  const read = readOn(page, type, parameters.message ?? "");
  if (!read || !isSender(parameters.sender ?? "")) return refused("1706");
  if (account.credits < read.parts * mobiles.length) return refused("1704");
  account.spend(read.parts * mobiles.length);
  const time = new Date(state.clock.now()).toISOString();
  const messages = mobiles.map((mobile) => ({
    account: account.config.username,
    page,
    type,
    mobile,
    sender: parameters.sender ?? "",
    seqno,
    sseqno: parameters.sseqno ?? "",
    message: parameters.message ?? "",
    ...read,
    credits: read.parts,
    msgId: bulk ? null : state.nextMessageId(),
    time,
  }));
  for (const message of messages) state.ledger.addMessage(message);
  return { code: "1701", body: bulk ? "1701" : `1701:${messages[0]?.msgId}`, messages };
}

function readOn(page: Page, type: string, message: string): ReadMessage | null {
  if (page === "ISendSMSUnicode") return readUnicodeMessage(type, message);
  return page === "ISendSMS2D" ? readBarcodeMessage(type, message) : readMessage(type, message);
}

function transfer(state: SimulatorState, account: Account, parameters: Parameters, seqno: string): Decision {
  const customer = state.accounts.get(parameters.cust ?? "");
  if (
    !customer ||
    customer === account ||
    account.config.customers?.includes(customer.config.username) === false
  )
    return refused("1708");
  const typed = parameters.credit ?? "";
  if (!/^\d{1,9}$/.test(typed) || Number(typed) === 0) return refused("1709");
  const credits = Number(typed);
  if (account.credits < credits) return refused("1704");
  account.spend(credits);
  customer.credits += credits;
  const time = new Date(state.clock.now()).toISOString();
  state.ledger.transfers.push({
    account: account.config.username,
    customer: customer.config.username,
    credits,
    seqno,
    time,
  });
  return { code: "1707", body: "1707", messages: [] };
}

function balance(state: SimulatorState, account: Account): Decision {
  const body = state.settings.creditsLeftFormat
    .replaceAll("{used}", String(account.used))
    .replaceAll("{left}", String(account.credits));
  return { code: "credits", body, messages: [] };
}

/**
 * The 2D page names it `sseqno`; both names may come, with one value. Null = too long, or two
 * values.
 */
function seqnoOf(page: Page, parameters: Parameters): string | null {
  const seqno = parameters.seqno ?? "";
  const other = page === "ISendSMS2D" ? (parameters.sseqno ?? "") : "";
  if (seqno !== "" && other !== "" && seqno !== other) return null;
  const one = seqno || other;
  return one.length <= SEQNO_MAX ? one : null;
}

function refused(code: string): Decision {
  return { code, body: code, messages: [] };
}
