import { createHmac } from "node:crypto";

/**
 * The headers by which a receiver knows that an event is ours, in two formats: our own
 * `Canang-Signature`, and that of Standard Webhooks, which libraries of many languages check. Each
 * signs once for every secret that counts now, the newest first. The id is that of the event, the
 * same at every try; the timestamp is that of this try.
 */
export function signWebhook(
  id: string,
  body: string,
  timestamp: number,
  secrets: readonly string[],
): Record<string, string> {
  const own = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
  );
  const standard = secrets.map(
    (secret) =>
      `v1,${createHmac("sha256", standardKey(secret)).update(`${id}.${timestamp}.${body}`).digest("base64")}`,
  );
  return {
    "canang-signature": [`t=${timestamp}`, ...own].join(","),
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": standard.join(" "),
  };
}

/** Standard Webhooks signs with the bytes that the secret says in base64. */
function standardKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
}
