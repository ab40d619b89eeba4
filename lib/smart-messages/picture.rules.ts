import { type Bitmap, otaBitmap } from "@/lib/smart-messages/bitmap.rules";
import { SMART_PORTS, type SmartMessage, smartMessage } from "@/lib/smart-messages/smart-message.rules";

export interface OperatorLogo {
  bitmap: Bitmap | null;
  /**
   * Three digits of the country and two or three of the network the phone is in, such as 502 12.
   */
  mcc: string;
  mnc: string;
}

/**
 * An operator logo to port 5506. The version and line feed that Smart Messaging 3.0.0 puts around
 * the network are left out, as Nokia's FAQ (question 19) and every phone allow: with them a logo of
 * 72×14 is two octets too long for one message.
 */
export function buildOperatorLogo({ bitmap, mcc, mnc }: OperatorLogo): SmartMessage {
  if (bitmap === null) return { ok: false, problem: "imageMissing" };
  if (!/^\d{3}$/.test(mcc.trim()) || !/^\d{2,3}$/.test(mnc.trim()))
    return { ok: false, problem: "networkWrong" };
  return smartMessage(SMART_PORTS.operatorLogo, 0, [
    ...networkOctets(mcc.trim(), mnc.trim()),
    ...otaBitmap(bitmap),
  ]);
}

/**
 * The location area's way to write a network (3GPP TS 24.008, 10.5.1.3): two digits an octet, the
 * first in the low half.
 */
function networkOctets(mcc: string, mnc: string): number[] {
  const [a, b, c] = [...mcc].map(Number) as [number, number, number];
  const [d, e, f = 15] = [...mnc].map(Number) as [number, number, number?];
  return [(b << 4) | a, (f << 4) | c, (e << 4) | d];
}

export interface Picture {
  bitmap: Bitmap | null;
  /** Stands beneath the picture. */
  text: string;
}

/**
 * A picture message to port 5514 (Smart Messaging 3.0.0, "Multipart message"): version 0, then
 * items of type, length and content.
 */
export function buildPicture({ bitmap, text }: Picture): SmartMessage {
  if (bitmap === null) return { ok: false, problem: "imageMissing" };
  const written = text.trim();
  const latin = [...written].every((char) => char.charCodeAt(0) < 256);
  const words = latin ? [...written].map((char) => char.charCodeAt(0)) : utf16(written);
  const item = (type: number, content: number[]) => [
    type,
    content.length >> 8,
    content.length & 255,
    ...content,
  ];
  const body = [0x30, ...item(latin ? 0x00 : 0x01, words), ...item(0x02, otaBitmap(bitmap))];
  return smartMessage(SMART_PORTS.picture, 0, body);
}

function utf16(text: string): number[] {
  return Array.from(
    { length: text.length * 2 },
    (_, at) => (text.charCodeAt(at >> 1) >> (at % 2 === 0 ? 8 : 0)) & 255,
  );
}
