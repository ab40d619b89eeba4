import { encodeHex } from "@/lib/core/hex";
import { concatenationParts } from "@/lib/messages/concatenation.rules";

/**
 * What a builder made: the user data with its header, or what is missing or wrong. `problem` is a
 * key of the screens' texts.
 */
export type SmartMessage =
  | { ok: true; hex: string; parts: number }
  | { ok: false; problem: SmartProblem; values?: Record<string, string | number> };

export type SmartProblem =
  | "nameMissing"
  | "phoneMissing"
  | "phoneWrong"
  | "summaryMissing"
  | "startMissing"
  | "endBeforeStart"
  | "urlMissing"
  | "urlWrong"
  | "textMissing"
  | "dateWrong"
  | "tuneMissing"
  | "tuneUnread"
  | "tuneDefault"
  | "tuneColons"
  | "tuneNote"
  | "tuneOctave"
  | "tuneTooLong"
  | "networkWrong"
  | "imageMissing"
  | "tooManyParts";

/**
 * Phones take a Smart Messaging object of at most three messages; more are refused, whatever it is.
 */
const SMART_PARTS_MAX = 3;

/**
 * Destination ports by which a phone knows what it got (Smart Messaging 3.0.0, 2.1; WAP-259-WDP for
 * 2948).
 */
export const SMART_PORTS = {
  ringtone: 5505,
  operatorLogo: 5506,
  picture: 5514,
  vcard: 9204,
  vcalendar: 9205,
  wapPush: 2948,
} as const;

/** User data header with 16-bit ports (3GPP TS 23.040, 9.2.3.24.4), and the body. */
export function smartMessage(port: number, from: number, body: readonly number[]): SmartMessage {
  const hex = encodeHex([6, 5, 4, port >> 8, port & 255, from >> 8, from & 255, ...body]);
  const parts = concatenationParts(hex);
  if (parts > SMART_PARTS_MAX)
    return { ok: false, problem: "tooManyParts", values: { parts, max: SMART_PARTS_MAX } };
  return { ok: true, hex, parts };
}

/** Octets of a text in UTF-8, which for ASCII is the text itself. */
export function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/**
 * A property's value on one line: what would end it or begin another component is written with a
 * backslash before it.
 */
function propertyValue(text: string): string {
  return text
    .trim()
    .replace(/(?<!\s)\s*[\r\n]+\s*/g, " ")
    .replace(/[\\;]/g, (char) => `\\${char}`);
}

/**
 * `NAME:value`, with its character set where it is not ASCII (vCard 2.1 and vCalendar 1.0,
 * "CHARSET").
 */
export function property(name: string, ...components: string[]): string {
  const value = components.map(propertyValue).join(";");
  return `${name}${isAscii(value) ? "" : ";CHARSET=UTF-8"}:${value}`;
}
