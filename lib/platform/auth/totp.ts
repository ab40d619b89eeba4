import "server-only";
import { generateSecret, generateURI, verifySync } from "otplib";

const PERIOD_SECONDS = 30;

/** A new seed: 160 random bits in base 32, as every authenticator app reads it. */
export function createTotpSeed(): string {
  return generateSecret();
}

/** What the QR code says. */
export function totpUri(seed: string, email: string): string {
  return generateURI({ issuer: "Canang", label: email, secret: seed });
}

/**
 * The time step that a code belongs to, at most one before or after `now` (seconds, the database's
 * clock); null when it fits none.
 */
export function matchTotpStep(seed: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const result = verifySync({
    secret: seed,
    token: code,
    epoch: Math.floor(now),
    epochTolerance: PERIOD_SECONDS,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
