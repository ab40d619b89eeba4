import type { TextPart } from "@/lib/gateways/callback.view";

/** Elements that a text may begin with, by their number, and how long each is. */
const LENGTHS = new Map([
  [0x00, 3],
  [0x04, 2],
  [0x05, 4],
  [0x08, 4],
  [0x24, 1],
  [0x25, 1],
]);

interface UserDataHeader {
  length: number;
  part: TextPart | null;
  broken: boolean;
}

/**
 * The user data header (3GPP TS 23.040, 9.2.3.24) at the start of a text's bytes; null where they
 * begin with words. Every element must be known and fill the header exactly, so that a text which
 * happens to begin alike is none. One that numbers its part wrongly (3 of 2) is broken.
 */
export function readUserDataHeader(bytes: Buffer): UserDataHeader | null {
  const length = bytes[0] ?? 0;
  if (length < 3 || length + 1 > bytes.length) return null;
  let part: TextPart | null = null;
  let broken = false;
  for (let at = 1; at <= length; ) {
    const element = bytes[at] ?? -1;
    const size = bytes[at + 1] ?? -1;
    if (LENGTHS.get(element) !== size || at + 1 + size > length) return null;
    const data = bytes.subarray(at + 2, at + 2 + size);
    if (element === 0x00) part = partOf(data[0], data[1], data[2]);
    if (element === 0x08) part = partOf(data.readUInt16BE(0), data[2], data[3]);
    if ((element === 0x00 || element === 0x08) && part === null) broken = true;
    at += 2 + size;
  }
  return { length: length + 1, part, broken };
}

function partOf(reference = 0, total = 0, number = 0): TextPart | null {
  return number >= 1 && number <= total ? { reference, number, total } : null;
}
