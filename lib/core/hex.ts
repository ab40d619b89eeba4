const BYTE: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).toUpperCase().padStart(2, "0"),
);

/**
 * Upper-case hex of UTF-16BE, four digits a unit: `ABC` is `004100420043`; an emoji is its
 * surrogate pair.
 */
export function encodeUcs2Hex(text: string): string {
  let hex = "";
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hex += (BYTE[unit >> 8] as string) + (BYTE[unit & 0xff] as string);
  }
  return hex;
}

/** Whether this is hex of whole UTF-16 units: four digits each, at least one. */
export function isUcs2Hex(hex: string): boolean {
  return hex.length > 0 && hex.length % 4 === 0 && /^[0-9A-Fa-f]+$/.test(hex);
}

/** Text of UTF-16BE hex, or null when it is not hex of whole units. */
export function decodeUcs2Hex(hex: string): string | null {
  if (!isUcs2Hex(hex)) return null;
  let text = "";
  for (let i = 0; i < hex.length; i += 4)
    text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16));
  return text;
}

/** Upper-case hex of octets. */
export function encodeHex(octets: Uint8Array | readonly number[]): string {
  let hex = "";
  for (const octet of octets) hex += BYTE[octet & 0xff];
  return hex;
}

/** Octets of even-length hex, or null when it is not that. Empty is no octets. */
export function decodeHex(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(hex)) return null;
  const octets = new Uint8Array(hex.length / 2);
  for (let i = 0; i < octets.length; i += 1) octets[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return octets;
}
