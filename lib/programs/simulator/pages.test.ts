import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { encodeUcs2Hex } from "@/lib/core/hex";
import { type Simulator, startSimulator } from "./start-simulator";

const DAY_MS = 24 * 60 * 60 * 1_000;
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    accounts: [
      { username: "demo", password: "p&w=1", credits: 1_000, customers: ["kedai"] },
      { username: "poor", password: "pw", credits: 1 },
      { username: "kedai" },
    ],
  });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.stop());

const LOGIN = { username: "demo", password: "p&w=1" };
const TEXT = { ...LOGIN, message: "Hai + 100% & = ?", mobile: "60123456720", type: "1" };
type Fields = Record<string, string>;

/** Asks a page as a form, or in the URL. */
async function ask(page: string, fields: Fields, method: "POST" | "GET" = "POST"): Promise<string> {
  const form = new URLSearchParams(fields);
  const url = `${simulator.gatewayUrl}${page}.aspx`;
  const answer = method === "POST" ? await fetch(url, { method, body: form }) : await fetch(`${url}?${form}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

describe.each(["POST", "GET"] as const)("every page by %s", (method) => {
  const OK = /^1701:00[0-9A-Za-z]{12}$/;
  const long = "x".repeat(161);
  it.each<[page: string, why: string, fields: Fields, answer: RegExp | string]>([
    ["ISendSMS", "a text", TEXT, OK],
    ["ISendSMS", "flash", { ...TEXT, type: "2" }, OK],
    ["ISendSMS", "two parts", { ...TEXT, message: long }, OK],
    ["ISendSMS", "Unicode as hex", { ...TEXT, type: "3", message: "4F60597D" }, OK],
    ["ISendSMS", "Unicode flash, lower case", { ...TEXT, type: "4", message: "d83dde00" }, OK],
    ["ISendSMS", "binary with a header", { ...TEXT, type: "5", message: "06050415811581024A3A" }, OK],
    ["ISendSMS", "binary without one", { ...TEXT, type: "6", message: "FF00" }, OK],
    ["ISendSMS", "a sender of 11", { ...TEXT, mobile: "6591234567", sender: "KEDAI SITI " }, OK],
    ["ISendSMS", "a sender of 13 digits", { ...TEXT, mobile: "6591234567", sender: "1234567890123" }, OK],
    ["ISendSMS", "a seqno of 20", { ...TEXT, seqno: "a".repeat(20) }, OK],
    ["ISendSMS", "a wrong password", { ...TEXT, password: "p" }, "1702"],
    ["ISendSMS", "an unknown user", { ...TEXT, username: "nobody" }, "1702"],
    ["ISendSMS", "a name in another case", { ...TEXT, username: "", Username: "demo" }, "1702"],
    ["ISendSMS", "no credits", { ...TEXT, username: "poor", password: "pw", message: long }, "1704"],
    ["ISendSMS", "a plus", { ...TEXT, mobile: "+60123456720" }, "1705"],
    ["ISendSMS", "a trunk zero", { ...TEXT, mobile: "0123456720" }, "1705"],
    ["ISendSMS", "two numbers", { ...TEXT, mobile: "60123456720,60123456721" }, "1705"],
    ["ISendSMS", "no number", { ...TEXT, mobile: "" }, "1705"],
    ["ISendSMS", "a number ending in 09", { ...TEXT, mobile: "60123456709" }, "1705"],
    ["ISendSMS", "no message", { ...TEXT, message: "" }, "1706"],
    ["ISendSMS", "no type", { ...TEXT, type: "" }, "1706"],
    ["ISendSMS", "type 7", { ...TEXT, type: "7" }, "1706"],
    ["ISendSMS", "Unicode as type 1", { ...TEXT, message: "你好" }, "1706"],
    ["ISendSMS", "Unicode not as hex", { ...TEXT, type: "3" }, "1706"],
    ["ISendSMS", "half a unit", { ...TEXT, type: "3", message: "4F6" }, "1706"],
    ["ISendSMS", "odd octets", { ...TEXT, type: "6", message: "FF0" }, "1706"],
    ["ISendSMS", "141 octets", { ...TEXT, type: "6", message: "FF".repeat(141) }, "1706"],
    ["ISendSMS", "a header longer than the message", { ...TEXT, type: "5", message: "0605" }, "1706"],
    [
      "ISendSMS",
      "a header whose element does not fit",
      { ...TEXT, type: "5", message: "0305040000" },
      "1706",
    ],
    ["ISendSMS", "no header", { ...TEXT, type: "5", message: "00FF" }, "1706"],
    ["ISendSMS", "a sender of 12", { ...TEXT, sender: "KEDAI SITI 1" }, "1706"],
    ["ISendSMS", "a sender of 14 digits", { ...TEXT, sender: "12345678901234" }, "1706"],
    ["ISendSMS", "a seqno of 21", { ...TEXT, seqno: "a".repeat(21) }, "1706"],
    ["ISendSMSNoDR", "many", { ...TEXT, mobile: "60123456720,60123456721" }, "1701"],
    ["ISendSMSNoDR", "one among them wrong", { ...TEXT, mobile: "60123456720,12" }, "1705"],
    ["ISendSMSNoDR", "a comma at the end", { ...TEXT, mobile: "60123456720," }, "1705"],
    ["ISendSMSNoDR", "no login", { ...TEXT, password: "" }, "1702"],
    [
      "ISendSMSNoDR",
      "too few credits for two",
      { ...TEXT, username: "poor", password: "pw", mobile: "60123456720,60123456721" },
      "1704",
    ],
    ["ISendSMSNoDR", "a bad message", { ...TEXT, message: "’" }, "1706"],
    ["ISendSMSUnicode", "as it is", { ...TEXT, type: "3", message: "你好 😀" }, OK],
    ["ISendSMSUnicode", "type 1", TEXT, "1706"],
    ["ISendSMSUnicode", "no login", { ...TEXT, type: "3", password: "" }, "1702"],
    ["ISendSMSUnicode", "no number", { ...TEXT, type: "3", mobile: "60" }, "1705"],
    [
      "ISendSMSUnicode",
      "no credits",
      { ...TEXT, username: "poor", password: "pw", type: "3", message: "你".repeat(71) },
      "1704",
    ],
    ["ISendSMS2D", "a barcode", { ...TEXT, MsgType: "MMS", message: "Kod %barcode%" }, OK],
    ["ISendSMS2D", "both names of the seqno", { ...TEXT, MsgType: "EMS", seqno: "x1", sseqno: "x1" }, OK],
    ["ISendSMS2D", "two seqnos", { ...TEXT, MsgType: "EMS", seqno: "x1", sseqno: "x2" }, "1706"],
    ["ISendSMS2D", "no format", TEXT, "1706"],
    ["ISendSMS2D", "no number", { ...TEXT, MsgType: "Nokia", mobile: "" }, "1705"],
    ["ISendSMS2D", "no login", { ...TEXT, MsgType: "Nokia", username: "" }, "1702"],
    [
      "ISendSMS2D",
      "no credits",
      { ...TEXT, MsgType: "textmsg", username: "poor", password: "pw", message: long },
      "1704",
    ],
    ["creditsLeft", "a balance", LOGIN, "Credit Used: 0 Credit Left: 1000"],
    ["creditsLeft", "no login", { ...LOGIN, password: "" }, "1702"],
    ["transfer", "credits", { ...LOGIN, cust: "kedai", credit: "1000" }, "1707"],
    ["transfer", "no login", { username: "demo", cust: "kedai", credit: "1" }, "1702"],
    ["transfer", "too much", { ...LOGIN, cust: "kedai", credit: "1001" }, "1704"],
    ["transfer", "not a customer", { ...LOGIN, cust: "poor", credit: "1" }, "1708"],
    ["transfer", "nobody", { ...LOGIN, cust: "nobody", credit: "1" }, "1708"],
    ["transfer", "itself", { ...LOGIN, cust: "demo", credit: "1" }, "1708"],
    ["transfer", "nothing", { ...LOGIN, cust: "kedai", credit: "0" }, "1709"],
    ["transfer", "less than nothing", { ...LOGIN, cust: "kedai", credit: "-5" }, "1709"],
    ["transfer", "a fraction", { ...LOGIN, cust: "kedai", credit: "1.5" }, "1709"],
  ])("%s, %s", async (page, _, fields, answer) =>
    expect(await ask(page, fields, method)).toMatch(
      typeof answer === "string" ? new RegExp(`^${answer}$`) : answer,
    ),
  );

  it.each([
    ["ISendSMS", { ...TEXT, seqno: "s-1" }, "1718"],
    ["ISendSMSNoDR", { ...TEXT, seqno: "s-1" }, "1718"],
    ["ISendSMSUnicode", { ...TEXT, type: "3", seqno: "s-1" }, "1718"],
    ["ISendSMS2D", { ...TEXT, MsgType: "EMS", sseqno: "s-1" }, "1718"],
    ["transfer", { ...LOGIN, cust: "kedai", credit: "7", seqno: "s-1" }, "1718"],
  ])("%s knows its seqno for 24 hours by its own clock, and does it once", async (page, fields, again) => {
    const first = await ask(page, fields, method);
    expect(first).toMatch(/^170[17]/);
    simulator.control.shiftClock({ shiftMs: DAY_MS - 60_000 });
    expect(await ask(page, fields, method)).toBe(again);
    expect(simulator.state.ledger.summary()).toMatchObject(
      page === "transfer" ? { transfers: 1 } : { accepted: 1, maxPerPhone: 1 },
    );
    simulator.control.shiftClock({ shiftMs: 120_000 });
    expect(await ask(page, fields, method)).toMatch(/^170[17]/);
  });
});

describe("credits and the ledger", () => {
  it("charges parts by recipients and moves credits to a customer", async () => {
    await ask("ISendSMS", { ...TEXT, message: "x".repeat(307) });
    await ask("ISendSMSNoDR", {
      ...TEXT,
      type: "3",
      message: encodeUcs2Hex("你".repeat(71)),
      mobile: "60123456720,60123456721",
    });
    await ask("transfer", { ...LOGIN, cust: "kedai", credit: "90" });
    expect(await ask("creditsLeft", LOGIN)).toBe("Credit Used: 97 Credit Left: 903");
    expect(await ask("creditsLeft", { username: "kedai", password: "" })).toBe(
      "Credit Used: 0 Credit Left: 90",
    );
  });

  it("writes the balance in the form it is told", async () => {
    simulator.control.setSettings({ creditsLeftFormat: "{left}" });
    expect(await ask("creditsLeft", LOGIN)).toBe("1000");
    simulator.control.setSettings({ creditsLeftFormat: "Credit Used: {used} Credit Left: {left}" });
  });

  it("keeps what was sent, decoded, and no password", async () => {
    const answer = await ask("ISendSMS", { ...TEXT, type: "3", message: "00410042D83DDE00", seqno: "s1" });
    await ask("ISendSMS", { ...TEXT, type: "6", message: "ff00" });
    await ask("ISendSMS", { ...TEXT, mobile: "1" });
    const [unicode, binary] = simulator.state.ledger.messages;
    expect(unicode).toMatchObject({
      account: "demo",
      page: "ISendSMS",
      type: "3",
      mobile: "60123456720",
      seqno: "s1",
      text: "AB😀",
      parts: 1,
    });
    expect(`1701:${unicode?.msgId}`).toBe(answer);
    expect(binary).toMatchObject({ type: "6", message: "ff00", text: null, octets: "FF00" });
    expect(simulator.state.ledger.calls.map((call) => call.code)).toEqual(["1701", "1701", "1705"]);
    expect(JSON.stringify(simulator.state.ledger)).not.toContain("p&w=1");
  });

  it("a refused call does not use up its seqno, unless told to", async () => {
    const bad = { ...TEXT, mobile: "1", seqno: "r1" };
    await ask("ISendSMS", bad);
    expect(await ask("ISendSMS", { ...TEXT, seqno: "r1" })).toMatch(/^1701/);
    simulator.control.setSettings({ refusedUsesSeqno: true });
    await ask("ISendSMS", { ...bad, seqno: "r2" });
    expect(await ask("ISendSMS", { ...TEXT, seqno: "r2" })).toBe("1718");
    simulator.control.setSettings({ refusedUsesSeqno: false });
  });

  it("gives ids that are unique, and some that differ by case alone", async () => {
    const ids = await Promise.all(Array.from({ length: 70 }, () => ask("ISendSMS", TEXT)));
    expect(new Set(ids).size).toBe(70);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBeLessThan(70);
  });

  it("drops the oldest entries beyond its cap and goes on counting", async () => {
    const small = await startSimulator({ ledgerCap: 10, accounts: [{ ...LOGIN, credits: 100 }] });
    const send = (mobile: string) =>
      fetch(`${small.gatewayUrl}ISendSMS.aspx`, {
        method: "POST",
        body: new URLSearchParams({ ...TEXT, mobile }),
      });
    for (let i = 0; i < 30; i += 1) await (await send(`601234567${20 + i}`)).text();
    expect(small.state.ledger.messages.length).toBeLessThanOrEqual(12);
    expect(small.state.ledger.summary()).toMatchObject({
      accepted: 30,
      phones: 30,
      maxPerPhone: 1,
      calls: 30,
    });
    await small.stop();
  });

  it("answers nothing else", async () => {
    const at = (path: string, init?: RequestInit) =>
      fetch(new URL(path, simulator.gatewayUrl), init).then((answer) => answer.status);
    expect([await at("Other.aspx"), await at("ISendSMS"), await at("/x"), await at("/")]).toEqual([
      404, 404, 404, 200,
    ]);
    expect(await at("ISendSMS.aspx", { method: "PUT", body: "x" })).toBe(405);
    expect(await at("ISendSMS.aspx", { method: "POST", body: "x".repeat(5_000_000) })).toBe(413);
  });
});
