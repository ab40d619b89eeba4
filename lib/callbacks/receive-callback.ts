import {
  type CallbackOwner,
  callbackOwner,
  keepRejection,
  touchToken,
} from "@/lib/callback-tokens/callback-tokens";
import type { CallbackCall } from "@/lib/callbacks/callback-call";
import { CallbackSpool } from "@/lib/callbacks/callback-spool";
import { inRanges } from "@/lib/callbacks/caller-address.rules";
import { keepEvents } from "@/lib/callbacks/keep-events";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { numberChanged } from "@/lib/gateway-accounts/ask-due-numbers";
import type { CallbackRefusal } from "@/lib/gateways/callback.view";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { log } from "@/lib/platform/log";
import { processMetrics } from "@/lib/platform/process-metrics";
import { templatesChanged } from "@/lib/whatsapp-templates/sync-due-templates";

export interface CallbackAnswer {
  status: 200 | 503 | CallbackRefusal;
  type: string;
  body: string;
}

const OK: CallbackAnswer = { status: 200, type: "text/plain; charset=utf-8", body: "OK" };
const NO_BODY = Buffer.alloc(0);

/**
 * Answers one callback. A call that its kind of gateway can read is stored before it is answered;
 * repeats and unknown MsgIds are answered alike (D4). While Postgres is away the raw call goes to a
 * synced file and is stored from there (D6); 503 only when that is impossible too.
 */
export async function receiveCallback(call: CallbackCall): Promise<CallbackAnswer> {
  const answer = await answerCall(call);
  processMetrics().callbacks.inc({ kind: call.endpoint, status: answer.status });
  return answer;
}

async function answerCall(call: CallbackCall): Promise<CallbackAnswer> {
  const receivedAt = Date.now();
  let owner: CallbackOwner | null;
  try {
    owner = await callbackOwner(call.token, { anew: call.replayed === true });
  } catch {
    return spool(call, receivedAt);
  }
  if (!owner) return refusal(404);
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
  const gateway = gatewayOf(owner.gatewayKind);
  const turnAway = async (reason: Sentence, status: CallbackRefusal) => {
    if (!call.replayed) await keepRejection(owner, { ...call, headers: known(gateway, call) }, reason);
    return refusal(status);
  };
  if (owner.allowedAddresses.length > 0 && !inRanges(call.ip, owner.allowedAddresses))
    return turnAway(sentence("rules.callbackCall.addressNotListed"), 403);
  const { method = "GET", endpoint, query, headers = {}, body = NO_BODY } = call;
  const reading = gateway.readCallback({ method, endpoint, query, headers, body }, owner);
  if ("refused" in reading) return turnAway(reading.refused, reading.status);
  if (!call.replayed) for (const { kind } of reading.events) touchToken(owner.tokenId, kind);
  await keepEvents(owner, reading.events, { ip: call.ip, receivedAt });
  if (reading.templatesChanged) await templatesChanged(owner.gatewayAccountId);
  if (reading.numberChanged) await numberChanged(owner.gatewayAccountId);
  if (reading.kept && !call.replayed)
    await keepRejection(owner, { ...call, headers: known(gateway, call) }, reading.kept);
  return { status: 200, ...reading.answer };
}

/** Of the headers, those that this kind of gateway reads. */
function known(
  { callbackHeaders }: { callbackHeaders: readonly string[] },
  { headers = {} }: CallbackCall,
): Record<string, string> {
  return Object.fromEntries(
    callbackHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

const TITLES = {
  400: "Bad request",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  503: "Try again later",
} as const;

function refusal(status: keyof typeof TITLES): CallbackAnswer {
  return { status, type: "", body: TITLES[status] };
}

async function spool(call: CallbackCall, receivedAt: number): Promise<CallbackAnswer> {
  try {
    await CallbackSpool.shared().append({ ...call, receivedAt });
    return OK;
  } catch (error) {
    log().error({ err: error }, "the callback spool cannot be written");
    return refusal(503);
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
