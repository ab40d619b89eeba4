import { describe, expect, it } from "vitest";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";
import { decideByEvidence, decideTransfer, pauseAfter, publicStatus } from "@/lib/transfers/transfer.rules";

const fresh = { asked: false, tooOld: false, givenUp: false };
const asked = { asked: true, tooOld: false, givenUp: false };
const answer = (code: string) => ({ outcome: "refused" as const, reason: reasonOf(code) });

describe("decideTransfer", () => {
  it("T6: 1704, 1708 and 1709 on the first attempt are certain refusals", () => {
    for (const code of ["1704", "1708", "1709"])
      expect(decideTransfer(answer(code), fresh)).toEqual({ move: "refused", pauseAccount: false });
  });
  it("T7: 1702 refuses and pauses the account", () => {
    expect(decideTransfer(answer("1702"), fresh)).toEqual({ move: "refused", pauseAccount: true });
    expect(decideTransfer(answer("1702"), asked)).toEqual({ move: "askAgain", pauseAccount: true });
  });
  it("T4: 1718 is never success by itself", () => {
    expect(decideTransfer(answer("1718"), fresh)).toEqual({ move: "unresolved", duplicate: true });
    expect(decideTransfer(answer("1718"), asked)).toEqual({ move: "weigh", duplicate: true });
  });
  it("T5: an unknown outcome is asked again with the same seqno, inside 20 hours only", () => {
    expect(decideTransfer({ outcome: "unknown", reason: null }, fresh).move).toBe("askAgain");
    expect(decideTransfer({ outcome: "unknown", reason: null }, { ...asked, tooOld: true }).move).toBe(
      "unresolved",
    );
  });
  it("a refusal after an unknown outcome says nothing about the earlier attempt", () => {
    for (const code of ["1704", "1708", "1709"])
      expect(decideTransfer(answer(code), asked)).toEqual({ move: "weigh", duplicate: false });
  });
  it("a call that never reached the gateway is certain, unless an earlier one may have been taken", () => {
    expect(decideTransfer({ outcome: "notSent", reason: null }, { ...fresh, givenUp: true }).move).toBe(
      "refused",
    );
    expect(decideTransfer({ outcome: "notSent", reason: null }, { ...asked, givenUp: true }).move).toBe(
      "askAgain",
    );
  });
});

describe("decideByEvidence", () => {
  it.each([
    ["fell by exactly the amount", { before: 100, after: 90, quiet: true }, true, "succeeded"],
    ["fell by more", { before: 100, after: 89, quiet: true }, true, "unresolved"],
    [
      "did not fall: still no proof of a refusal",
      { before: 100, after: 100, quiet: true },
      true,
      "unresolved",
    ],
    ["something else moved", { before: 100, after: 90, quiet: false }, true, "unresolved"],
    ["no reading before", { before: null, after: 90, quiet: true }, true, "unresolved"],
    ["refused, and nothing moved", { before: 100, after: 100, quiet: true }, false, "refused"],
    ["refused, but it fell", { before: 100, after: 90, quiet: true }, false, "unresolved"],
  ] as const)("T4: %s", (_, evidence, duplicate, verdict) => {
    expect(decideByEvidence(evidence, 10, duplicate)).toBe(verdict);
  });
});

it("pauses grow and stop growing", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(pauseAfter)).toEqual([10, 30, 120, 600, 1800, 3600, 3600]);
});

it("programs hear unresolved while nobody knows", () => {
  expect(publicStatus("sending", true)).toBe("unresolved");
  expect(publicStatus("sending", false)).toBe("pending");
  expect(publicStatus("awaiting_approval", false)).toBe("pending");
});
