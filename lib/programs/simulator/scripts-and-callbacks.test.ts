import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator";

interface Call {
  path: string;
  query: URLSearchParams;
}

let simulator: Simulator;
let endpoint: Server;
let calls: Call[] = [];
/** Statuses that the endpoint answers with, one a call; 200 when there are no more. */
let answers: number[] = [];

beforeAll(async () => {
  endpoint = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://endpoint");
    calls.push({ path: url.pathname, query: url.searchParams });
    response.writeHead(answers.shift() ?? 200).end("OK");
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  simulator = await startSimulator({
    delayMs: [0, 0],
    retryPausesMs: [5, 5, 5],
    accounts: [
      {
        username: "demo",
        password: "pw",
        credits: 10_000,
        deliveryStatusUrl: `${base}/dr?u=user&p=1234`,
        incomingUrl: `${base}/in`,
        gatewayNumber: "60160000000",
      },
      { username: "plain", password: "pw", credits: 10_000, deliveryStatusUrl: `${base}/plain` },
    ],
  });
});
beforeEach(async () => {
  await simulator.settled();
  simulator.control.reset();
  calls = [];
  answers = [];
});
afterAll(async () => {
  await simulator.stop();
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
});

const form = (fields: Record<string, string>) =>
  new URLSearchParams({
    username: "demo",
    password: "pw",
    message: "Hai",
    mobile: "60123456720",
    type: "1",
    ...fields,
  });
const send = (fields: Record<string, string> = {}, page = "ISendSMS", init: RequestInit = {}) =>
  fetch(`${simulator.gatewayUrl}${page}.aspx`, {
    method: "POST",
    body: form(fields),
    redirect: "manual",
    ...init,
  });
const control = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${simulator.url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
};
const statuses = () =>
  calls.filter((call) => call.query.has("Status")).map((call) => Number(call.query.get("Status")));
const reported = async () => {
  expect(await simulator.settled()).toBe(true);
  return statuses();
};

describe("delivery reports", () => {
  it.each([
    ["20", [6]],
    ["01", [7]],
    ["02", [8]],
    ["03", [9]],
    ["04", [10]],
    ["05", [11, 6]],
    ["06", [12]],
    ["07", [13, 6]],
    ["08", []],
    ["10", [6, 6]],
    ["11", [6, 11]],
    ["14", [17]],
    ["15", [15, 16, 6]],
    ["16", [14, 8]],
    ["17", [9, 6]],
    ["18", [6]],
    ["19", [7, 6]],
  ])("a number ending in %s: %j, in this order", async (ending, expected) => {
    await send({ mobile: `601234567${ending}` });
    expect(await reported()).toEqual(expected);
  });

  it("say MsgId, Status and the gateway's number, beside what the URL had already", async () => {
    const answer = await (await send()).text();
    await reported();
    expect(Object.fromEntries(calls[0]?.query ?? [])).toEqual({
      u: "user",
      p: "1234",
      MsgId: answer.slice(5),
      Status: "6",
      Sender: "60160000000",
    });
    await send({ username: "plain" });
    await reported();
    expect(calls[1]).toMatchObject({ path: "/plain" });
  });

  it("do not come for ISendSMSNoDR", async () => {
    await send({ mobile: "60123456720,60123456721" }, "ISendSMSNoDR");
    expect(await reported()).toEqual([]);
  });

  it("are repeated until answered with 200, three times at most", async () => {
    answers = [500, 404];
    await send();
    expect(await reported()).toEqual([6, 6, 6]);
    answers = [500, 500, 500, 500, 500];
    calls = [];
    await send();
    expect(await reported()).toEqual([6, 6, 6, 6]);
  });

  it("can be delivered before the answer, doubled, reordered and lost", async () => {
    simulator.script({ reports: { beforeAnswer: true } });
    await send();
    expect(statuses()).toEqual([6]);
    for (const [reports, expected] of [
      [{ double: true }, [11, 11, 6, 6]],
      [{ reorder: true }, [6, 11]],
      [{ lose: true }, []],
      [{ lose: true, probability: 0 }, [11, 6]],
    ] as const) {
      calls = [];
      simulator.script({ reports });
      await send({ mobile: "60123456705" });
      expect(await reported()).toEqual(expected);
    }
  });

  it("draw the same lot for the same seed", async () => {
    const lost = async () => {
      simulator.control.reset();
      simulator.script({ reports: { lose: 0.5, seed: 7 } });
      calls = [];
      for (let i = 0; i < 40; i += 1) await (await send({ mobile: `601234567${20 + i}` })).text();
      return (await reported()).length;
    };
    const first = await lost();
    expect(first).toBeGreaterThan(5);
    expect(first).toBeLessThan(35);
    expect(await lost()).toBe(first);
  });
});

describe("phones that answer, and inbound texts", () => {
  it("12 answers STOP and 13 Terima kasih!, after delivery", async () => {
    await send({ mobile: "60123456712" });
    await reported();
    await send({ mobile: "60123456713" });
    await reported();
    const inbound = calls.filter((call) => call.path === "/in").map((call) => Object.fromEntries(call.query));
    expect(inbound).toEqual([
      { ShortCode: "60160000000", Sender: "60123456712", ContentType: "1", Msg: "STOP" },
      { ShortCode: "60160000000", Sender: "60123456713", ContentType: "1", Msg: "Terima kasih!" },
    ]);
  });

  it.each([
    [{ text: "Berapa? 50% & +1" }, { ContentType: "1", Msg: "Berapa? 50% & +1" }],
    [{ text: "你好" }, { ContentType: "2", Msg: "4F60597D" }],
    [
      { text: "ABC", contentType: "3" },
      { ContentType: "3", Msg: "004100420043" },
    ],
    [
      { msg: "你好", contentType: "2" },
      { ContentType: "2", Msg: "你好" },
    ],
    [
      { text: "x", shortCode: "36111" },
      { ShortCode: "36111", Msg: "x" },
    ],
    [{ rawQuery: "Sender=1&Sender=2&msg=%00%FF" }, { Sender: "2" }],
  ])("%j", async (given, expected) => {
    expect(
      (await control("POST", "/inbound", { account: "demo", sender: "60198765432", ...given })).json,
    ).toEqual({ answered: true });
    expect(Object.fromEntries(calls[0]?.query ?? [])).toMatchObject(expected);
  });
});

describe("scripts", () => {
  const accepted = () => simulator.state.ledger.acceptedTotal;

  it("answer with a code, HTML, a status, a body or a redirect, and then nothing is accepted", async () => {
    simulator.script({
      rules: [
        { match: { nth: 1 }, action: { code: "1703" } },
        { match: { nth: 1 }, action: { html: true } },
        { match: { nth: 1 }, action: { status: 503, body: "busy" } },
        { match: { nth: 1 }, action: { body: "" } },
        { match: { nth: 1 }, action: { redirect: "https://example.com/" } },
      ],
    });
    const seen: [number, string][] = [];
    for (let i = 0; i < 5; i += 1) {
      const answer = await send();
      seen.push([answer.status, (await answer.text()).slice(0, 9)]);
    }
    expect(seen).toEqual([
      [200, "1703"],
      [200, "<!DOCTYPE"],
      [503, "busy"],
      [200, ""],
      [302, ""],
    ]);
    expect(accepted()).toBe(0);
    expect((await (await send()).text()).slice(0, 5)).toBe("1701:");
  });

  it("S9: 1703 after acceptance, and 1718 when asked again with the same seqno", async () => {
    simulator.script({ rules: [{ match: { firstCall: true }, action: { code: "1703", accept: true } }] });
    expect(await (await send({ seqno: "s9" })).text()).toBe("1703");
    expect(await (await send({ seqno: "s9" })).text()).toBe("1718");
    expect(simulator.state.ledger.summary()).toMatchObject({ accepted: 1, maxPerPhone: 1, calls: 2 });
  });

  it("cut the connection before or after acceptance", async () => {
    simulator.script({
      rules: [
        { action: { dropBefore: true }, times: 1 },
        { action: { dropAfter: true }, times: 1 },
      ],
    });
    await expect(send({ seqno: "d1" })).rejects.toThrow();
    expect(accepted()).toBe(0);
    await expect(send({ seqno: "d1" })).rejects.toThrow();
    expect(accepted()).toBe(1);
    expect(await (await send({ seqno: "d1" })).text()).toBe("1718");
    expect(await reported()).toEqual([6]);
  });

  it("hang before or after acceptance", async () => {
    simulator.script({
      rules: [
        { action: { hang: true }, times: 1 },
        { action: { hang: "after" }, times: 1 },
      ],
    });
    for (const expected of [0, 1]) {
      const patience = new AbortController();
      const answer = send({}, "ISendSMS", { signal: patience.signal });
      await expect.poll(() => simulator.state.ledger.callsTotal).toBe(expected + 1);
      patience.abort();
      await expect(answer).rejects.toThrow();
      expect(accepted()).toBe(expected);
    }
  });

  it("wait between acceptance and answer", async () => {
    simulator.script({ rules: [{ action: { latencyMs: 80 } }] });
    const start = performance.now();
    const answer = send();
    await (await answer).text();
    expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  });

  it("are for the page, number, ending, share, nth and probability they name, the same ones each time", async () => {
    const refusedOf = async (match: object) => {
      simulator.script({ rules: [{ match, action: { code: "1703" } }] });
      const refused: number[] = [];
      for (let i = 0; i < 40; i += 1)
        if ((await (await send({ mobile: `601234567${20 + i}` })).text()) === "1703") refused.push(20 + i);
      return refused;
    };
    expect(await refusedOf({ page: "ISendSMS.aspx", mobile: "60123456722" })).toEqual([22]);
    expect(await refusedOf({ page: "transfer" })).toEqual([]);
    expect(await refusedOf({ mobileEndsWith: "5" })).toEqual([25, 35, 45, 55]);
    expect(await refusedOf({ every: 10 })).toEqual([29, 39, 49, 59]);
    expect(await refusedOf({ nth: [1, 3] })).toEqual([20, 22]);
    for (const match of [{ share: 0.3 }, { probability: 0.3, seed: 3 }]) {
      const first = await refusedOf(match);
      expect(first.length).toBeGreaterThan(2);
      expect(first.length).toBeLessThan(25);
      expect(await refusedOf(match)).toEqual(first);
    }
  });
});

describe("the control endpoint", () => {
  it("adds and changes accounts, tops up, and shows no password", async () => {
    const added = await control("POST", "/accounts", { username: "new", password: "geheim", credits: 5 });
    expect(added).toMatchObject({ status: 200, json: { username: "new", credits: 5, customers: null } });
    await control("POST", "/accounts", { username: "new", incomingUrl: "http://127.0.0.1:9/x" });
    await control("POST", "/credits", { username: "new", credits: 10 });
    expect(await (await send({ username: "new", password: "geheim" }, "creditsLeft")).text()).toBe(
      "Credit Used: 0 Credit Left: 15",
    );
    expect(JSON.stringify((await control("GET", "/accounts")).json)).not.toContain("geheim");
  });

  it("takes scripts, moves the clock, shows the ledger and forgets it", async () => {
    await control("POST", "/script", { rules: [{ match: { every: 2 }, action: { code: "1703" } }] });
    await send();
    await send();
    expect((await control("GET", "/script")).json).toMatchObject({ rules: [{ seen: 2, done: 1 }] });
    await control("DELETE", "/script");
    expect((await control("GET", "/ledger/summary")).json).toMatchObject({
      accepted: 1,
      maxPerPhone: 1,
      callsByCode: { "1701": 1, "1703": 1 },
    });
    const { json } = await control("GET", "/ledger?mobile=60123456720");
    expect(json).toMatchObject({
      messages: [{ text: "Hai" }],
      calls: [{}, {}],
      counts: { "60123456720": { accepted: 1, calls: 2 } },
    });
    expect((await control("GET", "/ledger?account=other")).json).toMatchObject({ messages: [], calls: [] });
    await control("POST", "/clock", { shiftMs: 1_000 });
    expect((await control("DELETE", "/ledger")).json).toMatchObject({ accepted: 0 });
    expect((await control("GET", "")).json).toHaveProperty("routes");
  });

  it("reports any status of a message, and any id for a named account", async () => {
    simulator.script({ reports: { lose: true } });
    const id = (await (await send()).text()).slice(5);
    expect((await control("POST", "/report", { msgId: id, status: 15 })).json).toEqual({ answered: true });
    await control("POST", "/report", { msgId: "never", status: "x", account: "demo", sender: "1" });
    expect(calls.map((call) => [call.query.get("MsgId"), call.query.get("Status")])).toEqual([
      [id, "15"],
      ["never", "x"],
    ]);
  });

  it.each([
    ["POST", "/report", { msgId: "never", status: 6 }, 400],
    ["POST", "/inbound", { account: "plain", sender: "1", text: "x" }, 400],
    ["POST", "/inbound", { account: "nobody", sender: "1", text: "x" }, 404],
    ["POST", "/accounts", {}, 400],
    ["POST", "/script", { rules: [{ action: { explode: true } }] }, 400],
    ["POST", "/clock", { shiftMs: "x" }, 400],
    ["GET", "/nothing", undefined, 404],
  ])("refuses %s %s %j", async (method, path, body, status) => {
    expect(await control(method, path, body)).toMatchObject({ status, json: { error: expect.any(String) } });
  });

  it("refuses what is not JSON", async () => {
    expect((await fetch(`${simulator.url}/control/clock`, { method: "POST", body: "{" })).status).toBe(400);
  });
});
