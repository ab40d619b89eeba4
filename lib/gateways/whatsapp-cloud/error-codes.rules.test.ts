import { expect, it } from "vitest";
import { readSendAnswer } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";
import { type AttemptFacts, decideOutcome } from "@/lib/sending/outcome.rules";

const facts = {
  stopped: null,
  gatewayMessageId: null,
  attempt: 1,
  hadUnknown: false,
  hoursSinceFirst: 0,
  repeatIsSafeForHours: null,
} satisfies Partial<AttemptFacts>;

/** As Meta writes an error; the HTTP status differs from the page, and decides nothing. */
const answered = (code: number) =>
  readSendAnswer(
    code % 2 === 0 ? 400 : 500,
    JSON.stringify({
      error: {
        message: `(#${code}) said`,
        type: "OAuthException",
        code,
        error_data: { messaging_product: "whatsapp", details: "said" },
        fbtrace_id: "A",
      },
    }),
  );
const follows = (code: number) => {
  const { outcome, reason, code: name } = answered(code);
  expect(outcome).toBe("refused");
  const { status, pause, stopCampaign, again } = decideOutcome({ ...facts, outcome, reason, code: name });
  return { status, pause, stopCampaign, again };
};

const waits = { status: "queued", again: 0 };
const PAUSED_LOGIN = { ...waits, pause: "credentials", stopCampaign: false };
const RESTRICTED = { ...waits, pause: "policy", stopCampaign: false };
const SLOWER = { status: "queued", pause: null, stopCampaign: false, again: 5 };
const FAILED = { status: "failed", pause: null, stopCampaign: false, again: null };
const STOPS = { ...FAILED, stopCampaign: true };
const HELD = { ...waits, pause: null, stopCampaign: true };

const CONSEQUENCES: readonly (readonly [number, object])[] = [
  ...[0, 3, 10, 190, 200, 231, 299, 131005, 131045, 133010].map((code) => [code, PAUSED_LOGIN] as const),
  [131042, { ...waits, pause: "credits", stopCampaign: false }],
  ...[368, 131031, 131048].map((code) => [code, RESTRICTED] as const),
  ...[4, 80007, 130429].map((code) => [code, SLOWER] as const),
  [131056, { ...SLOWER, again: 7 }],
  ...[1, 2, 131000, 131016, 131053, 131057].map((code) => [code, SLOWER] as const),
  ...[132000, 132001, 132005, 132007, 132012, 132016, 132018].map((code) => [code, STOPS] as const),
  ...[131063, 131064, 132015].map((code) => [code, HELD] as const),
  ...[130403, 130472, 130497, 131021, 131026, 131049, 131050].map((code) => [code, FAILED] as const),
  ...[100, 131008, 131009, 131047, 131051, 131052, 135000].map((code) => [code, FAILED] as const),
  // Of a code that nobody knows only this is sure: it was refused.
  [999999, SLOWER],
];

it.each(CONSEQUENCES)("S46: %d has its own consequence", (code, wanted) =>
  expect(follows(code)).toEqual(wanted),
);

it("what is in trouble is asked again a few times, and then has failed with its code", () => {
  const { outcome, reason, code } = answered(131000);
  const at = (attempt: number) => decideOutcome({ ...facts, outcome, reason, code, attempt });
  expect([1, 2, 3, 4, 5].map((attempt) => at(attempt).again)).toEqual([5, 15, 60, 300, 300]);
  expect(at(6)).toMatchObject({ status: "failed", failureCode: "131000", again: null });
});

it("a limit is waited for, however often", () => {
  const { outcome, reason, code } = answered(130429);
  expect(decideOutcome({ ...facts, outcome, reason, code, attempt: 500 })).toMatchObject({
    status: "queued",
    again: 60,
  });
});
