import { decodeHex, encodeHex } from "@/lib/core/hex";
import { BINARY_OCTETS_MAX } from "@/lib/messages/binary-octets.rules";

/**
 * A binary message of several is at most so many; each is a call, a credit and a seqno of its own.
 */
export const CONCATENATION_MAX = 6;
/** Element 00 of 3GPP TS 23.040, 9.2.3.24.1: identifier, length, reference, total, number. */
const ELEMENT_OCTETS = 5;

/** How many messages carry these octets; 1 when they fit in one of 140. */
export function concatenationParts(hex: string): number {
  const octets = hex.length / 2;
  if (octets <= BINARY_OCTETS_MAX) return 1;
  const header = Number.parseInt(hex.slice(0, 2), 16) + 1;
  return Math.ceil((octets - header) / Math.max(1, BINARY_OCTETS_MAX - header - ELEMENT_OCTETS));
}

/**
 * Whether these octets begin with a header that leaves room for a body, and fit in the most
 * messages there may be.
 */
export function isConcatenable(hex: string): boolean {
  const header = Number.parseInt(hex.slice(0, 2), 16) + 1;
  return header + ELEMENT_OCTETS < BINARY_OCTETS_MAX / 2 && concatenationParts(hex) <= CONCATENATION_MAX;
}

/**
 * Cuts user data that begins with a header into messages of at most 140 octets: each repeats the
 * header's elements and adds which part it is.
 * @param reference the same for all parts of one message, another for the next to the same phone.
 */
export function concatenate(hex: string, reference: number): string[] {
  const parts = concatenationParts(hex);
  if (parts === 1) return [hex.toUpperCase()];
  const octets = decodeHex(hex) ?? new Uint8Array();
  const header = (octets[0] as number) + 1;
  const elements = octets.subarray(1, header);
  const room = BINARY_OCTETS_MAX - header - ELEMENT_OCTETS;
  return Array.from({ length: parts }, (_, index) => {
    const body = octets.subarray(header + index * room, header + (index + 1) * room);
    return encodeHex([
      header - 1 + ELEMENT_OCTETS,
      ...elements,
      0,
      3,
      reference & 255,
      parts,
      index + 1,
      ...body,
    ]);
  });
}
