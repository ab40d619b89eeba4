import { createHash, randomBytes } from "node:crypto";
import { countryOfPrefix } from "@/lib/core/country-of-prefix";

/** An id of a message: unlike any other one, also after a restart. */
export function newMessageId(): string {
  return `wamid.HBgL${randomBytes(24).toString("base64")}`;
}

/** Media, templates and users have ids of 16 digits, which a JSON number still holds exactly. */
export function newObjectId(): string {
  return numbersOf(randomBytes(16), 16);
}

/** The business-scoped id of a phone number: always the same for a portfolio. */
export function userIdOf(account: string, phone: string): string {
  const country = countryOfPrefix(phone.slice(0, phone.startsWith("1") ? 4 : 3)) || "MY";
  const hash = createHash("sha256").update(`${account} ${phone}`).digest();
  return `${country}.${numbersOf(hash, 16)}${phone.slice(-2)}`;
}

export function isUserId(given: string): boolean {
  return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(given);
}

function numbersOf(bytes: Buffer, length: number): string {
  const number = bytes.readBigUInt64BE(0) % 10n ** BigInt(length - 1);
  return `1${number.toString().padStart(length - 1, "0")}`;
}
