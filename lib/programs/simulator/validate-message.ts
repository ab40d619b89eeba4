import { decodeHex, decodeUcs2Hex } from "@/lib/core/hex";
import { countParts, isGsm7 } from "@/lib/core/sms-text";

/** What a phone would get. */
export interface ReadMessage {
  /** Decoded text, or null for a binary message. */
  text: string | null;
  /** Upper-case hex of the octets of a binary message. */
  octets: string | null;
  parts: number;
}

const BINARY_OCTETS_MAX = 140;
const BARCODE_FORMATS = new Set(["ems", "nokia", "mms", "textmsg", "textlink"]);

/** Reads `message` by its `type` on ISendSMS and ISendSMSNoDR; null = 1706. */
export function readMessage(type: string, message: string): ReadMessage | null {
  if (message === "") return null;
  if (type === "1" || type === "2") return isGsm7(message) ? textOf(message) : null;
  if (type === "3" || type === "4") {
    const text = decodeUcs2Hex(message);
    return text === null ? null : { text, octets: null, parts: ucs2Parts(text) };
  }
  return type === "5" || type === "6" ? readBinary(message, type === "5") : null;
}

/** ISendSMSUnicode takes Unicode as it is, for types 3 and 4. */
export function readUnicodeMessage(type: string, message: string): ReadMessage | null {
  if ((type !== "3" && type !== "4") || message === "") return null;
  return { text: message, octets: null, parts: ucs2Parts(message) };
}

/** ISendSMS2D takes a text with `%barcode%` in it and one of five formats. */
export function readBarcodeMessage(format: string, message: string): ReadMessage | null {
  return BARCODE_FORMATS.has(format.toLowerCase()) && message !== "" ? textOf(message) : null;
}

/** Digits only: at most 13. Otherwise at most 11 characters. Empty is no sender. */
export function isSender(sender: string): boolean {
  return /^\d*$/.test(sender) ? sender.length <= 13 : sender.length <= 11 && isGsm7(sender);
}

/** Digits with the country code first, no plus. */
export function isMobile(mobile: string): boolean {
  return /^[1-9]\d{7,14}$/.test(mobile);
}

function textOf(text: string): ReadMessage {
  return { text, octets: null, parts: countParts(text) };
}

/**
 * A text sent as Unicode is charged as Unicode, even where every character of it is GSM: 70 in one
 * part, else 67, no pair straddling.
 */
function ucs2Parts(text: string): number {
  if (text.length <= 70) return 1;
  let parts = 1;
  let used = 0;
  for (const char of text) {
    if (used + char.length > 67) {
      parts += 1;
      used = 0;
    }
    used += char.length;
  }
  return parts;
}

function readBinary(hex: string, header: boolean): ReadMessage | null {
  const octets = decodeHex(hex);
  if (!octets || octets.length === 0 || octets.length > BINARY_OCTETS_MAX) return null;
  if (header && !hasHeader(octets)) return null;
  return { text: null, octets: hex.toUpperCase(), parts: 1 };
}

/**
 * 3GPP TS 23.040, 9.2.3.24: a length octet, then elements (identifier, length, data) that fill it
 * exactly.
 */
function hasHeader(octets: Uint8Array): boolean {
  const end = 1 + (octets[0] as number);
  if (end === 1 || end > octets.length) return false;
  let at = 1;
  while (at + 1 < end) at += 2 + (octets[at + 1] as number);
  return at === end;
}
