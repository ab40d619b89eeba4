import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { english } from "@/lib/core/english";
import { GatewayClient } from "@/lib/gateways/spec-184/client";
import { type OutgoingRequest, outgoingRequests } from "@/lib/gateways/spec-184/outgoing.rules";
import { sendInOrder } from "@/lib/gateways/spec-184/send-in-order";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { decideOutcome } from "@/lib/sending/outcome.rules";

const LOGIN = { username: "parts", password: "secret-word" };
let simulator: Simulator;
let client: GatewayClient;

beforeAll(async () => {
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "1");
  simulator = await startSimulator({ accounts: [] });
  client = new GatewayClient({ ...LOGIN, baseUrl: simulator.gatewayUrl, method: "post" });
});

afterAll(async () => {
  await client.close();
  await simulator.stop();
});

beforeEach(() => {
  simulator.control.reset();
  simulator.control.putAccount({ ...LOGIN, credits: 100 });
  simulator.control.setSettings({ latencyMs: 0 });
});

/** A picture of 267 octets: three calls. */
const picture = (): OutgoingRequest[] => {
  const content = {
    kind: "binary" as const,
    hex: `060504158A0000${"AB".repeat(260)}`,
    header: true,
    concatenate: true,
  };
  return outgoingRequests(
    content,
    { mobile: "6591234555", sender: null, seqno: "abcdefgh01", tracked: true, unicodePage: false },
    42,
  );
};
const taken = () =>
  simulator.control.state.ledger.messages.map((message) => [
    message.seqno,
    (message.octets ?? "").slice(0, 24),
  ]);
const PARTS = [
  ["abcdefgh01", "0B0504158A000000032A0301"],
  ["abcdefgh01-2", "0B0504158A000000032A0302"],
  ["abcdefgh01-3", "0B0504158A000000032A0303"],
];
const send = (repeated = false) => sendInOrder(client, picture(), repeated);
const decide = (result: Awaited<ReturnType<typeof send>>, hadUnknown = false) =>
  decideOutcome({
    ...result,
    stopped: result.stopped ?? null,
    attempt: 1,
    hadUnknown,
    hoursSinceFirst: 0,
    repeatIsSafeForHours: 20,
  });

describe("a message of several calls", () => {
  it("is taken part by part, each with a seqno of its own, and is sent but not tracked", async () => {
    const result = await send();
    expect(decide(result)).toMatchObject({ status: "sent", tracked: false });
    expect(taken()).toEqual(PARTS);
  });

  it("S5, S6: repeated after an answer that was lost, no part is taken twice", async () => {
    simulator.control.state.script.set({
      rules: [{ match: { seqno: "abcdefgh01-2" }, action: { dropAfter: true }, times: 1 }],
    });
    const lost = await send();
    expect(decide(lost)).toMatchObject({ status: "sending", nextRound: false });
    expect(english(lost.detail)).toMatch(/^Part 2 of 3: /);
    expect(decide(await send(true), true)).toMatchObject({ status: "sent" });
    expect(taken()).toEqual(PARTS);
  });

  it("S12: when the credits end between two parts, the account stops, the seqno stays, and it goes on at the part that is missing", async () => {
    simulator.control.putAccount({ ...LOGIN, credits: 1 });
    const short = await send();
    expect(decide(short)).toMatchObject({
      status: "sending",
      again: 0,
      nextRound: false,
      pause: "credits",
      failureCode: null,
    });
    expect(taken()).toEqual(PARTS.slice(0, 1));
    simulator.control.addCredits({ username: LOGIN.username, credits: 10 });
    expect(decide(await send(true), true)).toMatchObject({ status: "sent" });
    expect(taken()).toEqual(PARTS);
  });

  it("nothing taken before: a refusal of the first part is the message's own", async () => {
    simulator.control.putAccount({ ...LOGIN, credits: 0 });
    expect(decide(await send())).toMatchObject({ status: "queued", nextRound: true, pause: "credits" });
    expect(taken()).toEqual([]);
  });

  it("S10: a duplicate that no earlier attempt explains waits for a person", async () => {
    simulator.control.state.script.set({
      rules: [{ match: { seqno: "abcdefgh01-2" }, action: { code: "1718" } }],
    });
    expect(decide(await send())).toMatchObject({ status: "unresolved", alarm: true });
  });

  it("S14: a part that is refused for good ends it", async () => {
    simulator.control.state.script.set({
      rules: [{ match: { seqno: "abcdefgh01-3" }, action: { code: "1706" } }],
    });
    expect(decide(await send())).toMatchObject({ status: "failed", failureCode: "1706" });
  });
});
