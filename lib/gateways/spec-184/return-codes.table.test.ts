import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { GatewayResult } from "@/lib/gateways/gateway";
import { GatewayClient, type GatewayPage } from "@/lib/gateways/spec-184/client";
import { decideBatch, decideOutcome } from "@/lib/sending/outcome.rules";
import { decideTransfer } from "@/lib/transfers/transfer.rules";
import words from "@/messages/en/campaigns.json";

/**
 * Every return code of specification 1.84, and what is none, on every page: what the client makes
 * of it, and what becomes of the message, the transfer or the account. Said by a real HTTP server
 * to the real client.
 *
 * A cell: the outcome of a first attempt → what follows; after `/`, what follows when an earlier
 * attempt with the same seqno was never answered.
 */
const SENDING = ["ISendSMS", "ISendSMSUnicode", "ISendSMS2D", "ISendSMSNoDR"] as const;
const ASKED_AGAIN = "unknown → asked again / asked again";
const PERSON = "refused → a person looks, alarm / sent, not tracked";
const CREDITS = "refused → waits, account stops: credits / asked again, account stops: credits";
const LOGIN = "refused → waits, account stops: credentials / asked again, account stops: credentials";

type Row = [
  answer: string,
  iSendSms: string,
  unicode: string,
  barcode: string,
  untracked: string,
  creditsLeft: string,
  transfer: string,
];
const TRACKED = "accepted → sent, tracked / sent, tracked";
const UNTRACKED = "accepted → sent, not tracked / sent, not tracked";
const FAILED = "refused → failed / failed";
const AGAIN = "unknown → asked again / asked again";
const UNREAD = "unknown → balance not known";
const WEIGHED = "refused → refused, credits free again / the balance is weighed";

// biome-ignore format: a table
const TABLE: Row[] = [
  // answer ISendSMS Unicode 2D NoDR creditsLeft transfer
  ["1701:0aB9",           TRACKED,     TRACKED,     TRACKED,     UNTRACKED,   UNREAD,                        AGAIN],
  ["1701",                ASKED_AGAIN, UNTRACKED,   UNTRACKED,   UNTRACKED,   "accepted → 1701 left",        AGAIN],
  ["1701:",               ASKED_AGAIN, UNTRACKED,   UNTRACKED,   UNTRACKED,   "accepted → 1701 left",        AGAIN],
  ["1702",                LOGIN,       LOGIN,       LOGIN,       LOGIN,       "refused → 1702 is said",      "refused → refused, credits free again, account stops / asked again, account stops"],
  ["1703",                ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
  ["1704",                CREDITS,     CREDITS,     CREDITS,     CREDITS,     "refused → 1704 is said",      WEIGHED],
  ["1705",                FAILED,      FAILED,      FAILED,      FAILED,      "accepted → 1705 left",        WEIGHED],
  ["1706",                FAILED,      FAILED,      FAILED,      FAILED,      "accepted → 1706 left",        WEIGHED],
  ["1707",                ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, "accepted → 1707 left",        "accepted → succeeded / succeeded"],
  ["1708",                ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, "accepted → 1708 left",        WEIGHED],
  ["1709",                ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, "accepted → 1709 left",        WEIGHED],
  ["1718",                PERSON,      PERSON,      PERSON,      PERSON,      "accepted → 1718 left",        "refused → a person looks / the balance is weighed"],
  ["1719",                ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, "accepted → 1719 left",        AGAIN],
  ["",                    ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
  ["ok",                  ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
  ["<html>1701:5</html>", ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
  ["HTTP 500",            ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
  ["HTTP 302",            ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, ASKED_AGAIN, UNREAD,                        AGAIN],
];

const PAGES: GatewayPage[] = [...SENDING, "creditsLeft", "transfer"];
let answer = "";
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push((request.url ?? "").replace(/.*\/(\w+)\.aspx.*/, "$1"));
  const status = /^HTTP (\d+)$/.exec(answer)?.[1];
  response.writeHead(
    Number(status ?? 200),
    status === "302" ? { location: "/websmsapi/elsewhere.aspx" } : {},
  );
  response.end(status === undefined ? answer : "1701:5");
});
let client: GatewayClient;

beforeAll(async () => {
  vi.stubEnv("ALLOW_PRIVATE_GATEWAYS", "1");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/websmsapi/`;
  client = new GatewayClient({ baseUrl, username: "u", password: "p", method: "post" });
});

afterAll(async () => {
  await client.close();
  await new Promise((resolve) => server.close(resolve));
});

describe("S14: every return code on every page", () => {
  it.each(TABLE)("%j", async (said, ...cells) => {
    answer = said;
    for (const [index, page] of PAGES.entries()) {
      asked.length = 0;
      expect(`${page}: ${await cell(page)}`).toBe(`${page}: ${cells[index]}`);
      expect(asked).toEqual([page]);
    }
  });

  it("names each code of the table in words, and says what to do", () => {
    for (const code of [
      "1701",
      "1702",
      "1703",
      "1704",
      "1705",
      "1706",
      "1707",
      "1708",
      "1709",
      "1718",
    ] as const) {
      expect(words.code[code]).toMatch(/^[A-Z].{10,}/);
      expect(words.codeHelp[code]).toMatch(/^[A-Z].{10,}\.$/);
    }
  });
});

async function cell(page: GatewayPage): Promise<string> {
  if (page === "creditsLeft") {
    const { outcome, code, credits } = await client.creditsLeft();
    return `${outcome} → ${credits ? `${credits.remaining} left` : outcome === "refused" ? `${code} is said` : "balance not known"}`;
  }
  if (page === "transfer") {
    const result = await client.transfer({ cust: "kedai", credit: "10", seqno: "t1" });
    return `${result.outcome} → ${[false, true].map((before) => transferWords(result, before)).join(" / ")}`;
  }
  const result = await client.send(page, { message: "Hi", mobile: "6591234567", seqno: "s1" });
  const words = page === "ISendSMSNoDR" ? batchWords : messageWords;
  return `${result.outcome} → ${[false, true].map((before) => words(result, before)).join(" / ")}`;
}

function batchWords(result: GatewayResult, hadUnknown: boolean): string {
  const decision = decideBatch({
    ...result,
    attempt: 1,
    members: 1,
    hadUnknown,
    hoursSinceFirst: 0,
    repeatIsSafeForHours: 20,
  });
  if (decision.move === "split") return "split";
  if (decision.move === "settle") {
    if (decision.status === "unresolved") return `a person looks${decision.alarm ? ", alarm" : ""}`;
    return decision.status === "sent" ? "sent, not tracked" : decision.status;
  }
  const stops = decision.pause ? `, account stops: ${decision.pause}` : "";
  return `${decision.newSeqno ? "waits" : "asked again"}${stops}`;
}

function messageWords(result: GatewayResult, hadUnknown: boolean): string {
  const decision = decideOutcome({
    ...result,
    stopped: null,
    attempt: 1,
    hadUnknown,
    hoursSinceFirst: 0,
    repeatIsSafeForHours: 20,
  });
  const stops = decision.pause ? `, account stops: ${decision.pause}` : "";
  if (decision.status === "sent") return `sent, ${decision.tracked ? "tracked" : "not tracked"}`;
  if (decision.status === "queued") return `waits${stops}`;
  if (decision.status === "sending") return `asked again${stops}`;
  return decision.status === "unresolved"
    ? `a person looks${decision.alarm ? ", alarm" : ""}`
    : decision.status;
}

function transferWords(result: GatewayResult, before: boolean): string {
  const decision = decideTransfer(result, { asked: before, tooOld: false, givenUp: false });
  const stops = "pauseAccount" in decision && decision.pauseAccount ? ", account stops" : "";
  if (decision.move === "askAgain") return `asked again${stops}`;
  if (decision.move === "refused") return `refused, credits free again${stops}`;
  if (decision.move === "weigh") return "the balance is weighed";
  return decision.move === "unresolved" ? "a person looks" : "succeeded";
}
