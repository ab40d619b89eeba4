import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { sentence } from "@/lib/core/sentence";
import type { CallbackAccount, CallbackReading, CallbackRequest } from "@/lib/gateways/callback.view";
import { readEvents } from "@/lib/gateways/whatsapp-cloud/callback-events.rules";

export const SIGNATURE_HEADER = "x-hub-signature-256";
export const APP_SECRET = "appSecret";

/**
 * Answers the challenge by which Meta proves the URL, and takes signed events. A body is proved as
 * it came before a letter of it is parsed.
 */
export function readCallback(request: CallbackRequest, account: CallbackAccount): CallbackReading {
  if (request.endpoint !== "events")
    return { refused: sentence("rules.callbackCall.otherUrls"), status: 404 };
  if (request.method === "GET") return readChallenge(request, account);
  if (request.method !== "POST")
    return { refused: sentence("rules.callbackCall.otherMethod", { method: "POST" }), status: 405 };
  const secret = account.secret(APP_SECRET);
  if (secret === null) return { refused: sentence("rules.callbackCall.noSecret"), status: 403 };
  const wanted = `sha256=${createHmac("sha256", secret).update(request.body).digest("hex")}`;
  if (!isSame(request.headers[SIGNATURE_HEADER] ?? "", wanted))
    return { refused: sentence("rules.callbackCall.badSignature"), status: 403 };
  const number = account.settings.numberInPath === false ? null : account.username;
  const read = readEvents(request.body.toString("utf8"), number);
  if (read === null) return { refused: sentence("rules.callbackCall.badBody"), status: 400 };
  return { ...read, answer: { type: "text/plain; charset=utf-8", body: "OK" } };
}

function readChallenge({ query }: CallbackRequest, account: CallbackAccount): CallbackReading {
  const asked = new URLSearchParams(query);
  const challenge = asked.get("hub.challenge") ?? "";
  if (asked.get("hub.mode") !== "subscribe" || !/^[\x21-\x7e]{1,256}$/.test(challenge))
    return { refused: sentence("rules.callbackCall.badChallenge"), status: 400 };
  if (!isSame(asked.get("hub.verify_token") ?? "", account.verifyToken()))
    return { refused: sentence("rules.callbackCall.badVerifyToken"), status: 403 };
  return { events: [], kept: null, answer: { type: "text/plain; charset=utf-8", body: challenge } };
}

/** In constant time, whatever the lengths. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((each) => createHash("sha256").update(each).digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}
