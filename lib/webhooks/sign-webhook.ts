import { createHmac } from "node:crypto";

/**
 * The value of `Canang-Signature`: HMAC-SHA256 over `timestamp.body`, once for each secret that
 * counts now, the newest first.
 */
export function signWebhook(body: string, timestamp: number, secrets: readonly string[]): string {
  const marks = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`,
  );
  return [`t=${timestamp}`, ...marks].join(",");
}
