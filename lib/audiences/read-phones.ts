import { parsePhone } from "@/lib/core/phone-number";

export interface ReadPhones {
  /** Digits, each once. */
  phones: string[];
  /** How often a phone stood there again. */
  repeated: number;
  /** As they were written. */
  invalid: string[];
}

/**
 * Reads pasted phones with the workspace's country. Lines that are only space are not phones and
 * not errors.
 */
export function readPhones(pasted: readonly string[], country: string): ReadPhones {
  const phones = new Set<string>();
  const invalid: string[] = [];
  let repeated = 0;
  for (const written of pasted) {
    if (written.trim() === "") continue;
    const read = parsePhone(written, country);
    if (!read.ok) invalid.push(written);
    else if (phones.has(read.phone)) repeated += 1;
    else phones.add(read.phone);
  }
  return { phones: [...phones], repeated, invalid };
}
