import { decodeHex } from "@/lib/core/hex";
import { type Bitmap, readOtaBitmap } from "@/lib/smart-messages/bitmap.rules";
import { type Ringtone, readRingtone } from "@/lib/smart-messages/read-ringtone.rules";
import { readSmartText, type SmartText } from "@/lib/smart-messages/read-smart-text.rules";
import { readWapPush, type WapLink } from "@/lib/smart-messages/read-wap-push.rules";
import { SMART_PORTS } from "@/lib/smart-messages/smart-message.rules";

/** What a phone shows or plays of a binary message. */
export type SmartObject =
  | SmartText
  | WapLink
  | { kind: "logo"; bitmap: Bitmap }
  | { kind: "picture"; bitmap: Bitmap; text: string }
  | ({ kind: "ringtone" } & Ringtone);

/** Octets before the body: the header's length, and one element with two ports of 16 bits. */
const HEADER_OCTETS = 7;
const NETWORK_OCTETS = 3;

/**
 * Reads octets back into what they show; null for anything else, and for what does not read as one.
 */
export function readSmartObject(hex: string): SmartObject | null {
  const text = readSmartText(hex);
  if (text !== null) return text;
  const octets = decodeHex(hex);
  if (octets === null || octets.length <= HEADER_OCTETS) return null;
  const [length, element, size, high = 0, low = 0] = octets;
  if (length !== 6 || element !== 5 || size !== 4) return null;
  const body = octets.subarray(HEADER_OCTETS);
  switch (high * 256 + low) {
    case SMART_PORTS.ringtone: {
      const tune = readRingtone(body);
      return tune && { kind: "ringtone", ...tune };
    }
    case SMART_PORTS.operatorLogo: {
      const bitmap = readOtaBitmap(body.subarray(NETWORK_OCTETS));
      return bitmap && { kind: "logo", bitmap };
    }
    case SMART_PORTS.picture:
      return readPicture(body);
    case SMART_PORTS.wapPush:
      return readWapPush(body);
    default:
      return null;
  }
}

/**
 * Version 0, then items of type, length and content (Smart Messaging 3.0.0, "Multipart message").
 */
function readPicture(body: Uint8Array): SmartObject | null {
  if (body[0] !== 0x30) return null;
  let text = "";
  let bitmap: Bitmap | null = null;
  for (let at = 1; at + 3 <= body.length; ) {
    const [type, high = 0, low = 0] = body.subarray(at, at + 3);
    const content = body.subarray(at + 3, at + 3 + high * 256 + low);
    if (type === 0x00) text = String.fromCharCode(...content);
    if (type === 0x01) text = new TextDecoder("utf-16be").decode(content);
    if (type === 0x02) bitmap = readOtaBitmap(content);
    at += 3 + high * 256 + low;
  }
  return bitmap && { kind: "picture", bitmap, text };
}
