import { storableText } from "@/lib/core/storable-text";
import type { InboundText, TextPart } from "@/lib/gateways/callback.view";
import type { CallbackValue } from "@/lib/gateways/spec-184/callback-query.rules";
import {
  asItCame,
  decodeBytes,
  decodeUtf16,
  isPlainText,
  valueBytes,
} from "@/lib/gateways/spec-184/decode-value.rules";
import { readUserDataHeader } from "@/lib/gateways/spec-184/user-data-header.rules";

export interface InboundValue {
  contentType: string;
  value: CallbackValue;
}

interface Body {
  bytes: Buffer;
  utf16: boolean;
  part: TextPart | null;
}

const MISSING = "[…]";
/**
 * Characters of the languages that are written here: a few digits that read as others are digits.
 */
const COMMON =
  /^[\n\r\x20-\x7e\u00a0-\u024f\u0600-\u06ff\u0b80-\u0bff\u2013\u2014\u2018-\u201d\u2026\u20ac\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\p{Extended_Pictographic}]+$/u;

/**
 * Reads the text (docs/gateway.md, "inbound"): the specification says 2 = Unicode and also
 * "ContentType = 3, HEXCODE", so for both the text is decoded as UTF-16BE when it is nothing but
 * hexadecimal; for 1 never ("2024" and "DEAD" are words). A user data header is taken off.
 */
export function readInboundText(inbound: InboundValue): InboundText & { part: TextPart | null } {
  const body = bodyOf(inbound);
  if (body === null) {
    const text = withoutReferences(inbound.value.text);
    const sure = inbound.value.sure && text === inbound.value.text && !isBrokenHex(inbound);
    return asText(inbound, text, sure, null);
  }
  const { text, sure } = decodeBody(body);
  return asText(inbound, text, sure && isLikely(inbound, body, text), body.part);
}

/**
 * The parts of a long text in their order, put together before they are decoded: a character may be
 * cut between two of them. A part that has not come is marked.
 */
export function joinInboundParts(parts: readonly InboundValue[]): InboundText {
  const read = parts.map((inbound) => ({ inbound, body: bodyOf(inbound) }));
  const total = read[0]?.body?.part?.total ?? read.length;
  const groups: (Body | null)[] = [];
  for (let number = 1; number <= total; number += 1) {
    const body = read.find((one) => one.body?.part?.number === number)?.body ?? null;
    const last = groups.at(-1);
    if (body !== null && last && last.utf16 === body.utf16)
      groups[groups.length - 1] = { ...last, bytes: Buffer.concat([last.bytes, body.bytes]) };
    else if (body !== null || last !== null || groups.length === 0) groups.push(body);
  }
  const texts = groups.map((group) => (group === null ? { text: MISSING, sure: true } : decodeBody(group)));
  const text = storableText(texts.map((one) => one.text).join(""));
  const sure = texts.every((one) => one.sure);
  const raw = parts.map((part) => asItCame(part.value.raw)).join("\n");
  return { text, shown: sure ? text : raw, sure };
}

/** "&#20572;&#27490;", as a web page writes characters. */
function withoutReferences(text: string): string {
  return text.replace(/&#(x[0-9a-f]{2,6}|\d{2,7});/gi, (written, said) => {
    const code = Number(said.replace(/^x/i, "0x"));
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

function asText(inbound: InboundValue, text: string, sure: boolean, part: TextPart | null) {
  const kept = storableText(text);
  return { text: kept, shown: sure ? kept : asItCame(inbound.value.raw), sure, part };
}

function bodyOf({ contentType, value }: InboundValue): Body | null {
  if (contentType !== "2" && contentType !== "3") {
    const bytes = valueBytes(value.raw);
    const header = readUserDataHeader(bytes);
    if (header?.part == null) return null;
    return { bytes: bytes.subarray(header.length), utf16: false, part: header.part };
  }
  const hex = hexOf(value.text);
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) return null;
  const bytes = Buffer.from(hex, "hex");
  const header = readUserDataHeader(bytes);
  if (header?.broken) return null;
  if (header !== null) return { bytes: bytes.subarray(header.length), utf16: true, part: header.part };
  return hex.length % 4 === 0 ? { bytes, utf16: true, part: null } : null;
}

const hexOf = (text: string) => text.replace(/\s+/g, "").replace(/^0x/i, "");

function decodeBody({ bytes, utf16 }: Body): { text: string; sure: boolean } {
  if (!utf16) {
    const { text, sure } = decodeBytes(bytes);
    return { text, sure: sure && isPlainText(text) };
  }
  const other = turnedAround(bytes) ?? inBytes(bytes);
  if (other !== null) return { text: other, sure: false };
  const text = decodeUtf16(bytes);
  return { text, sure: bytes.length % 2 === 0 && isPlainText(text) && !/[\p{Cn}\p{Co}]/u.test(text) };
}

/** "530054004F00": each character with its bytes the wrong way round, which would be Chinese. */
function turnedAround(bytes: Buffer): string | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const text = bytes.toString("utf16le");
  return /^[\n\r\x20-\x7e]+$/.test(text) ? text : null;
}

/** "53544F50", "E5819C": the bytes of a text that is not UTF-16, which would be rare Chinese. */
function inBytes(bytes: Buffer): string | null {
  const words = bytes.toString("latin1");
  if (/^[A-Za-z][A-Za-z0-9 .,!?'-]{2,}$/.test(words)) return words;
  const { text, sure } = decodeBytes(bytes);
  const utf8 = sure && /[\u0080-\u{10ffff}]/u.test(text) && text.length < bytes.length / 2 + 1;
  return utf8 && COMMON.test(text) ? text : null;
}

/** One character, or digits only, may as well be no hexadecimal at all: "2024", "CAFE". */
function isLikely({ value }: InboundValue, { part, utf16 }: Body, text: string): boolean {
  const hex = hexOf(value.text);
  const doubtful = utf16 && part === null && (hex.length === 4 || /^\d+$/.test(hex));
  return !doubtful || COMMON.test(text);
}

/** Hexadecimal that lost a digit. */
function isBrokenHex({ contentType, value }: InboundValue): boolean {
  const hex = hexOf(value.text);
  return (
    (contentType === "2" || contentType === "3") &&
    hex.length > 4 &&
    hex.includes("00") &&
    /^[0-9A-Fa-f]+$/.test(hex)
  );
}
