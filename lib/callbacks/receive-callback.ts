import {
  type CallbackOwner,
  callbackOwner,
  keepRejection,
  touchToken,
} from "@/lib/callback-tokens/callback-tokens";
import { CallbackSpool } from "@/lib/callbacks/callback-spool";
import { inRanges } from "@/lib/callbacks/caller-address.rules";
import { ReportIntake } from "@/lib/delivery-reports/report-intake";
import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import {
  type CallbackQuery,
  INBOUND_PARAMETERS,
  REPORT_PARAMETERS,
  readCallbackQuery,
  readValue,
} from "@/lib/gateways/spec-184/callback-query.rules";
import { storable } from "@/lib/gateways/spec-184/decode-value.rules";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { log } from "@/lib/platform/log";
import { processMetrics } from "@/lib/platform/process-metrics";

export type CallbackKind = "delivery-reports" | "inbound-messages";

/** A call of the gateway, as raw as it came. `query` is what stands behind the first `?`. */
export interface CallbackCall {
  token: string;
  kind: CallbackKind;
  query: string;
  ip: string;
  /** Taken through the endpoint again by a person: what rejects it is already kept. */
  replayed?: boolean;
}

export interface CallbackAnswer {
  status: 200 | 400 | 403 | 404 | 503;
  body: string;
}

const OK: CallbackAnswer = { status: 200, body: "OK" };
const LONGEST_QUERY = 8192;
/** As long as Node takes a request line, and more: a long text is kept whole. */
const LONGEST_INBOUND = 65_536;

const shared = globalThis as { canangIntake?: ReportIntake };

function intake(): ReportIntake {
  shared.canangIntake ??= new ReportIntake({
    onError: (error) =>
      log().error({ err: error }, "stored reports could not be applied; the worker's sweep applies them"),
    onApplied: countReports,
  });
  return shared.canangIntake;
}

function countReports(reports: readonly IncomingReport[]): void {
  const { reports: counter, callbackLag } = processMetrics();
  for (const { statusCode, receivedAt } of reports) {
    counter.inc({ status_code: statusCode });
    callbackLag.observe((Date.now() - receivedAt) / 1000);
  }
}

/**
 * Returns one callback. A call that we can read is stored before it is answered; repeats and
 * unknown MsgIds are answered alike (D4). While Postgres is away the raw call goes to a synced file
 * and is stored from there (D6); 503 only when that is impossible too.
 */
export async function receiveCallback(call: CallbackCall): Promise<CallbackAnswer> {
  const answer = await answerCall(call);
  processMetrics().callbacks.inc({ kind: call.kind, status: answer.status });
  return answer;
}

/** Keeps a call that is refused before it is read, for the callback check. Never throws. */
export async function rejectCallback(call: CallbackCall, reason: string): Promise<void> {
  try {
    const owner = await callbackOwner(call.token);
    if (owner) await turnAway(owner, call, reason);
  } catch (error) {
    log().error({ err: error }, "a refused callback could not be kept");
  }
}

async function answerCall(call: CallbackCall): Promise<CallbackAnswer> {
  const receivedAt = Date.now();
  let owner: CallbackOwner | null;
  try {
    owner = await callbackOwner(call.token, { anew: call.replayed === true });
  } catch {
    return spool(call, receivedAt);
  }
  if (!owner) return { status: 404, body: "Not found" };
  try {
    return await receiveFrom(owner, call, receivedAt);
  } catch (error) {
    log().error({ err: error }, "a callback could not be stored; it goes to the spool");
    return spool(call, receivedAt);
  }
}

async function receiveFrom(
  owner: CallbackOwner,
  call: CallbackCall,
  receivedAt: number,
): Promise<CallbackAnswer> {
  if (owner.allowedAddresses.length > 0 && !inRanges(call.ip, owner.allowedAddresses)) {
    await turnAway(owner, call, "The caller's address is not in the list of this gateway account.");
    return { status: 403, body: "Forbidden" };
  }
  const inbound = call.kind === "inbound-messages";
  const query = readCallbackQuery(
    call.query.slice(0, inbound ? LONGEST_INBOUND : LONGEST_QUERY),
    inbound ? INBOUND_PARAMETERS : REPORT_PARAMETERS,
  );
  if (!call.replayed) void touchToken(owner.tokenId, call.kind).catch(() => undefined);
  if (inbound) return receiveInbound(owner, call, query, receivedAt);
  const report = readReport(owner, call, query, receivedAt);
  if (typeof report === "string") {
    await turnAway(owner, call, report);
    return { status: 400, body: "Bad request" };
  }
  await intake().add(report);
  return OK;
}

async function turnAway(owner: CallbackOwner, call: CallbackCall, reason: string): Promise<void> {
  if (!call.replayed) await keepRejection(owner, call.kind, call.query, call.ip, reason);
}

function readReport(
  owner: CallbackOwner,
  call: CallbackCall,
  query: CallbackQuery,
  receivedAt: number,
): IncomingReport | string {
  const id = query.values.get("msgid")?.text.trim() ?? "";
  const status = query.values.get("status")?.text.trim() ?? "";
  if (call.query.length > LONGEST_QUERY) return "The query is longer than 8 KB.";
  if (query.values.get("msgid")?.sure === false) return "MsgId is not valid UTF-8 or holds a NUL.";
  if (query.doubled.includes("msgid") || query.doubled.includes("status"))
    return "MsgId or Status stands more than once.";
  if (id === "" || id.length > 64) return "MsgId is missing or longer than 64 characters.";
  if (!/^\d{1,3}$/.test(status)) return "Status is missing or not a number.";
  return {
    workspaceId: owner.workspaceId,
    gatewayAccountId: owner.gatewayAccountId,
    gatewayMessageId: id,
    statusCode: String(Number(status)),
    sender: storable(query.values.get("sender")?.text ?? "").slice(0, 64),
    raw: call.query.slice(0, 4096),
    ip: call.ip,
    receivedAt,
  };
}

/** Whatever can be stored of an inbound text is stored: a person is waiting for an answer. */
async function receiveInbound(
  owner: CallbackOwner,
  call: CallbackCall,
  query: CallbackQuery,
  receivedAt: number,
): Promise<CallbackAnswer> {
  const words = (name: string) => storable(query.values.get(name)?.text ?? "").trim();
  const phone = words("sender");
  if (phone === "") {
    await turnAway(owner, call, "Sender is missing.");
    return { status: 400, body: "Bad request" };
  }
  await receiveInboundMessage({
    workspaceId: owner.workspaceId,
    gatewayAccountId: owner.gatewayAccountId,
    phone: phone.slice(0, 32),
    shortCode: words("shortcode").slice(0, 32),
    contentType: (words("contenttype") || "1").slice(0, 8),
    message: query.values.get("msg") ?? readValue(""),
    raw: call.query.slice(0, LONGEST_INBOUND),
    ip: call.ip,
    receivedAt,
  });
  return OK;
}

async function spool(call: CallbackCall, receivedAt: number): Promise<CallbackAnswer> {
  try {
    await CallbackSpool.shared().append({ ...call, receivedAt });
    return OK;
  } catch (error) {
    log().error({ err: error }, "the callback spool cannot be written");
    return { status: 503, body: "Try again later" };
  }
}

/**
 * Stores what came in while Postgres was away. A call that still cannot be stored stays in the
 * spool.
 */
export async function replaySpool(): Promise<number> {
  return CallbackSpool.shared().replay(async (call) => {
    const owner = await callbackOwner(call.token);
    if (owner) await receiveFrom(owner, call, call.receivedAt);
    return true;
  });
}

/** Settles when every report taken so far is stored and applied: before a clean stop. */
export async function drainCallbacks(): Promise<void> {
  await shared.canangIntake?.drain();
}
