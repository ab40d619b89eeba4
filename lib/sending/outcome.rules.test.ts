import { describe, expect, it } from "vitest";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";
import { decideOutcome } from "@/lib/sending/outcome.rules";

const facts = {
  reason: null,
  code: null,
  stopped: null,
  gatewayMessageId: null,
  attempt: 1,
  hadUnknown: false,
  hoursSinceFirst: 0,
  repeatIsSafeForHours: 20,
};

describe("decideOutcome", () => {
  it("accepts with an id as tracked, without one as sent and not tracked", () => {
    expect(
      decideOutcome({ ...facts, outcome: "accepted", code: "1701", gatewayMessageId: "0aB" }),
    ).toMatchObject({
      status: "sent",
      tracked: true,
      again: null,
    });
    expect(decideOutcome({ ...facts, outcome: "accepted", code: "1701" })).toMatchObject({
      status: "sent",
      tracked: false,
    });
  });

  it.each([
    ["1705", "failed"],
    ["1706", "failed"],
  ])("S14: %s ends this one message as %s", (code, status) => {
    expect(decideOutcome({ ...facts, outcome: "refused", reason: reasonOf(code), code })).toMatchObject({
      status,
      failureCode: code,
      again: null,
      pause: null,
    });
  });

  it.each([
    ["1702", "credentials"],
    ["1704", "credits"],
  ])("S12, S13: %s pauses the account for %s; the message goes back with a new seqno", (code, pause) => {
    expect(decideOutcome({ ...facts, outcome: "refused", reason: reasonOf(code), code })).toMatchObject({
      status: "queued",
      pause,
      nextRound: true,
      failureCode: null,
    });
  });

  it("keeps the seqno on 1704 when an earlier attempt with it is still unknown", () => {
    expect(
      decideOutcome({ ...facts, outcome: "refused", reason: "credits", code: "1704", hadUnknown: true }),
    ).toMatchObject({
      status: "sending",
      nextRound: false,
    });
  });

  it("S10: 1718 on a first attempt waits for a person and raises an alarm; after an unknown one it is an acceptance", () => {
    expect(decideOutcome({ ...facts, outcome: "refused", reason: "duplicate", code: "1718" })).toMatchObject({
      status: "unresolved",
      alarm: true,
      again: null,
      nextRound: false,
    });
    expect(
      decideOutcome({ ...facts, outcome: "refused", reason: "duplicate", code: "1718", hadUnknown: true }),
    ).toMatchObject({
      status: "sent",
      tracked: false,
      alarm: false,
    });
  });

  it("S6: an unknown outcome is asked again after 30 s, 2 min, 10 min, 1 h, with the same seqno", () => {
    const pauses = [1, 2, 3, 4, 5].map((attempt) => decideOutcome({ ...facts, outcome: "unknown", attempt }));
    expect(pauses.map((decision) => decision.again)).toEqual([30, 120, 600, 3600, 3600]);
    expect(pauses.every((decision) => decision.status === "sending" && !decision.nextRound)).toBe(true);
  });

  it("S6, S11: asks by itself only inside 20 hours of the first attempt", () => {
    const at = (hoursSinceFirst: number) =>
      decideOutcome({ ...facts, outcome: "unknown", attempt: 1, hoursSinceFirst });
    expect(at(19 + 59 / 60).status).toBe("sending");
    expect(at(20 + 1 / 60)).toMatchObject({ status: "unresolved", again: null });
  });

  it("S12: an account that stopped between the calls of one message keeps its seqno, and waits for the resume", () => {
    expect(decideOutcome({ ...facts, outcome: "unknown", code: "1704", stopped: "credits" })).toMatchObject({
      status: "sending",
      again: 0,
      nextRound: false,
      pause: "credits",
      alarm: false,
    });
  });

  it("S7: a call that reached nobody goes back to queued, unless an earlier one is unknown", () => {
    expect(decideOutcome({ ...facts, outcome: "notSent" })).toMatchObject({
      status: "queued",
      again: 5,
      nextRound: false,
    });
    expect(decideOutcome({ ...facts, outcome: "notSent", hadUnknown: true })).toMatchObject({
      status: "sending",
    });
  });
});
