import { parsePhone } from "@/lib/core/phone-number";

export interface ReadPhones {
  /** Digits, each once. */
  phones: string[];
  /** How often a phone stood there again. */
  repeated: number;
  /** As they were written, and the place of each among what was given. */
  invalid: string[];
  invalidAt: number[];
}

/**
 * Reads pasted phones with the workspace's country. Lines that are only space are not phones and
 * not errors.
 */
export function readPhones(pasted: readonly string[], country: string): ReadPhones {
  const phones = new Set<string>();
  const invalid: string[] = [];
  const invalidAt: number[] = [];
  let repeated = 0;
  for (const [at, written] of pasted.entries()) {
    if (written.trim() === "") continue;
    const read = parsePhone(written, country);
    if (!read.ok) {
      invalid.push(written);
      invalidAt.push(at);
    } else if (phones.has(read.phone)) repeated += 1;
    else phones.add(read.phone);
  }
  return { phones: [...phones], repeated, invalid, invalidAt };
}
