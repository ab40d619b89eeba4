import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { createTotpSeed, matchTotpStep, totpUri } from "@/lib/platform/auth/totp";

const NOW = 1_800_000_007;
const seed = createTotpSeed();
const codeAt = (epoch: number) => generateSync({ secret: seed, epoch });

describe("A-4: codes of an authenticator app", () => {
  it.each([
    [-90, false],
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
    [90, false],
  ])("of %i seconds away counts: %s", (away, counts) => {
    const step = matchTotpStep(seed, codeAt(NOW + away), NOW);
    expect(step).toBe(counts ? Math.floor((NOW + away) / 30) : null);
  });

  it.each(["", "12345", "1234567", "12345a", "１２３４５６"])("%j is no code", (typed) => {
    expect(matchTotpStep(seed, typed, NOW)).toBeNull();
  });

  it("the QR code names product and person", () => {
    expect(totpUri(seed, "a@b.example")).toMatch(
      /^otpauth:\/\/totp\/Canang:a%40b\.example\?.*secret=[A-Z2-7]{32}/,
    );
  });
});
