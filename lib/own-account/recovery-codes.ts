import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/platform/secrets";

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const LETTERS = 16;

export interface RecoveryCodes {
  /** Shown once. */
  codes: string[];
  /** Kept. */
  hashes: string[];
}

/**
 * Ten codes for the day the phone is gone: 79 random bits each, kept as SHA-256, spent one by one.
 */
export function createRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: 10 }, () => createCode().replace(/(.{4})(?=.)/g, "$1-"));
  return { codes, hashes: codes.map(hashRecoveryCode) };
}

/** Whatever a person types around the letters does not count. */
export function hashRecoveryCode(code: string): string {
  return hashToken(code.toLowerCase().replace(/[^a-z0-9]/g, "")).toString("base64url");
}

/**
 * Bytes past the last whole multiple of the alphabet are thrown away, so that every letter is
 * equally likely.
 */
function createCode(): string {
  let code = "";
  while (code.length < LETTERS) {
    for (const byte of randomBytes(32))
      if (byte < 256 - (256 % ALPHABET.length) && code.length < LETTERS)
        code += ALPHABET.charAt(byte % ALPHABET.length);
  }
  return code;
}
