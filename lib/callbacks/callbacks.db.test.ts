import { appendFileSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { CallbackSpool, type SpooledCall } from "@/lib/callbacks/callback-spool";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { receiveCallback, replaySpool } from "@/lib/callbacks/receive-callback";
import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { openEndpoint } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const open: (() => Promise<unknown> | unknown)[] = [];
let endpoint: URL;
let workspaceId: string;
let accountId: string;
let token: string;

beforeAll(async () => {
  endpoint = new URL(await openEndpoint(open));
});
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
beforeEach(async () => {
  workspaceId = (await createTestWorkspace()).id;
  accountId = await createTestAccount(workspaceId);
  token = await newToken();
});

async function newToken(): Promise<string> {
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId, gatewayAccountId: accountId }),
  );
  return new URL(urls.deliveryReports).pathname.split("/")[3] as string;
}

/**
 * One call, exactly as it stands on the wire. Returns everything that came back but for the date.
 */
function call(target: string, headers = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(endpoint.port), endpoint.hostname);
    let answer = "";
    socket.setEncoding("latin1").on("data", (text) => {
      answer += text;
    });
    socket.on("end", () => resolve(answer.replace(/^Date: .*\r\n/m, ""))).on("error", reject);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: canang\r\nConnection: close\r\n${headers}\r\n`, "latin1");
  });
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const reports = (query: string, headers = "", of = token) =>
  call(`/api/gateway/${of}/delivery-reports?${query}`, headers);
const stored = () =>
  sql.query<{ times: number }>(
    "SELECT times, ip, raw FROM delivery_report WHERE gateway_account_id = $1 ORDER BY id",
    [accountId],
  );

describe("the callback endpoint", () => {
  it("D4: an unknown, another workspace's and a known MsgId are answered alike, byte for byte, and make no message", async () => {
    const other = await createTestAccount((await createTestWorkspace()).id);
    for (const [account, id] of [
      [accountId, "mine"],
      [other, "theirs"],
    ]) {
      await sql.query("INSERT INTO gateway_message_id VALUES ($1, $2, gen_random_uuid(), 1, $3)", [
        account,
        id,
        workspaceId,
      ]);
    }
    const answers = await Promise.all(
      ["mine", "theirs", "nobodys"].map((id) => reports(`MsgId=${id}&Status=6&Sender=60300`)),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nOK$/);
    expect(await sql.query("SELECT id FROM message WHERE workspace_id = $1", [workspaceId])).toEqual([]);
  });

  it("D2, D11: a proxy that repeats a call changes nothing but the count", async () => {
    for (let i = 0; i < 3; i += 1)
      expect(statusOf(await reports("MsgId=1a&Status=7&Sender=60300"))).toBe(200);
    expect(await stored()).toMatchObject([{ times: 3 }]);
  });

  it("D7: damaged calls are quarantined with their raw words and answered 400, without a word about why", async () => {
    const damaged = [
      "",
      "MsgId=1",
      "Status=6",
      "MsgId=1&MsgId=2&Status=6",
      "MsgId=%00&Status=6",
      "MsgId=%ff%fe&Status=6",
      "MsgId=1&Status=6.0",
      `MsgId=${"9".repeat(65)}&Status=6`,
    ];
    damaged.push(`MsgId=1&Status=6&x=${"y".repeat(8200)}`);
    const answers = await Promise.all(damaged.map((query) => reports(query)));
    expect(answers.map(statusOf)).toEqual(damaged.map(() => 400));
    expect(new Set(answers).size).toBe(1);
    const kept = await sql.query<{ raw: Buffer }>(
      "SELECT raw FROM callback_rejection WHERE gateway_account_id = $1",
      [accountId],
    );
    expect(kept.map((row) => row.raw.toString("latin1")).sort()).toEqual(
      damaged.map((query) => query.slice(0, 4096)).sort(),
    );
    expect(await stored()).toEqual([]);
  });

  it("D7: whatever stands on the request line, the answer is one of ours and never a failure", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "MsgId=",
        "msgid=",
        "Status=",
        "STATUS=6",
        "&",
        "?",
        "%00",
        "%zz",
        "%",
        "%F0%9F",
        "Sender=",
        "+",
        "6.0",
        "1a",
        "\u00ff",
        "'",
        "{{",
        "../",
      ),
      fc.stringMatching(/^[!-~]{0,12}$/),
    );
    const queries = fc.sample(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      { numRuns: 300, seed: 3 },
    );
    const answers = await Promise.all(queries.map((query) => reports(query)));
    const odd = queries.filter((_, i) => ![200, 400, 403].includes(statusOf(answers[i] as string)));
    expect(odd).toEqual([]);
  });

  const inbound = (query: string, of = token) => call(`/api/gateway/${of}/inbound-messages?${query}`);
  const texts = async () =>
    (
      await sql.query<{ text: string }>(
        "SELECT text FROM inbound_message WHERE gateway_account_id = $1 ORDER BY id",
        [accountId],
      )
    ).map((row) => row.text);

  it("D7, I2: a request line that Node turns away is read from its bytes, and what is refused is kept", async () => {
    const sent = "ShortCode=32088&Sender=60123456789&ContentType=1&Msg=";
    const lines: [string, string][] = [
      ["caf\xc3\xa9", "café"],
      ["Caf\xe9", "Café"],
      ["two words and 1+1", "two words and 1+1"],
      ["tab\there", "tab\there"],
      ["nul\0here", "nul%00here"],
      ["two\nlines", "two\nlines"],
      ["x".repeat(20_000), "x".repeat(20_000)],
    ];
    for (const [written] of lines) expect(statusOf(await inbound(sent + written))).toBe(200);
    expect(await texts()).toEqual(lines.map(([, read]) => read));
    expect(statusOf(await reports("MsgId=1&Status=6&Sender=Caf\xe9 x"))).toBe(200);
    expect(statusOf(await inbound("Msg=\xe9 nobody"))).toBe(400);
    expect(statusOf(await inbound("Msg=\xe9", "unknown"))).toBe(404);
    const kept = await sql.query<{ raw: Buffer; reason: string }>(
      "SELECT raw, reason FROM callback_rejection WHERE gateway_account_id = $1",
      [accountId],
    );
    expect(kept.map((row) => [row.raw.toString("latin1"), sayKept(row.reason, english)])).toEqual([
      ["Msg=\xe9 nobody", "Sender is missing."],
    ]);
  });

  it("D7, I2: one that comes in several pieces is put together", async () => {
    const socket = connect(Number(endpoint.port), endpoint.hostname);
    const answer = new Promise<string>((resolve) => {
      let came = "";
      socket.on("data", (chunk) => {
        came += chunk.toString("latin1");
      });
      socket.on("close", () => resolve(came));
    });
    const write = (text: string) =>
      new Promise<void>((resolve) => socket.write(text, "latin1", () => setImmediate(resolve)));
    socket.setNoDelay();
    await write(`GET /api/gateway/${token}/inbound-messages?Sender=60123456789&Msg=first caf\xe9`);
    await write(" and the rest HTTP/1.1\r\nHost: x\r\n");
    await write("\r\n");
    expect(statusOf(await answer)).toBe(200);
    expect(await texts()).toEqual(["first café and the rest"]);
  });

  it("D7: a call that this kind of gateway never makes is refused and kept as it came", async () => {
    const response = await fetch(
      new URL(`/api/gateway/${token}/delivery-reports?MsgId=1&Status=6`, endpoint),
      { method: "POST", body: "MsgId=1", headers: { authorization: "Bearer secret" } },
    );
    expect(response.status).toBe(405);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(
      await sql.query(
        `SELECT reason, method, headers, convert_from(raw, 'UTF8') AS raw, convert_from(body, 'UTF8') AS body
         FROM callback_rejection WHERE gateway_account_id = $1`,
        [accountId],
      ),
    ).toEqual([
      {
        reason: '{"key":"rules.callbackCall.otherMethod","values":{"method":"GET"}}',
        method: "POST",
        headers: {},
        raw: "MsgId=1&Status=6",
        body: "MsgId=1",
      },
    ]);
    expect(await stored()).toEqual([]);
  });

  it("D7: a body that is longer than a request may be is refused before it is read", async () => {
    const url = new URL(`/api/gateway/${token}/delivery-reports`, endpoint);
    const body = "x".repeat(1024 * 1024 + 1);
    expect((await fetch(url, { method: "POST", body })).status).toBe(413);
    const chunked = { method: "POST", body: new Blob([body]).stream(), duplex: "half" } as RequestInit;
    expect((await fetch(url, chunked)).status).toBe(413);
    expect(
      await sql.query("SELECT FROM callback_rejection WHERE gateway_account_id = $1", [accountId]),
    ).toEqual([]);
  });

  it("D10: a forged X-Forwarded-For from a caller that is no named proxy is not believed", async () => {
    await sql.query("UPDATE gateway_account SET allowed_addresses = '{210.5.41.23}' WHERE id = $1", [
      accountId,
    ]);
    for (const forged of [
      "",
      "X-Forwarded-For: 210.5.41.23\r\n",
      "X-Forwarded-For: 203.0.113.9, 210.5.41.23\r\nX-Real-IP: 210.5.41.23\r\n",
    ])
      expect(statusOf(await reports("MsgId=1&Status=6", forged))).toBe(403);
    const [kept] = await sql.query(
      "SELECT ip, reason FROM callback_rejection WHERE gateway_account_id = $1",
      [accountId],
    );
    expect(kept).toMatchObject({ ip: "127.0.0.1", reason: expect.stringContaining("address") });
    await sql.query("UPDATE gateway_account SET allowed_addresses = '{127.0.0.0/8}' WHERE id = $1", [
      accountId,
    ]);
    expect(statusOf(await reports("MsgId=1&Status=6", "", await newToken()))).toBe(200);
    const again = {
      token,
      endpoint: "delivery-reports",
      query: "MsgId=1&Status=6",
      ip: "127.0.0.1",
    } as const;
    expect(
      await receiveCallback({ ...again, replayed: true }),
      "what a person takes in again is judged by the list of now",
    ).toMatchObject({
      status: 200,
    });
  });

  it("D13: a burst of thousands is answered and stored to the last one", async () => {
    const ids = Array.from({ length: 3000 }, (_, i) => `burst-${i}`);
    const answers = await Promise.all(
      ids.map((id) =>
        receiveCallback({
          token,
          endpoint: "delivery-reports",
          query: `MsgId=${id}&Status=6`,
          ip: "127.0.0.1",
        }),
      ),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    // On a busy machine those that waited too long for a connection went to the spool, which the
    // web program replays.
    await replaySpool();
    await drainCallbacks();
    expect(
      await sql.first("SELECT count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1", [
        accountId,
      ]),
    ).toEqual({
      n: 3000,
    });
  });
});

describe("the spool", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "canang-spool-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kept = (n: number): SpooledCall => ({
    token,
    endpoint: "delivery-reports",
    query: `MsgId=${n}&Status=6`,
    ip: "",
    receivedAt: 1,
  });

  it("D6: what a killed program left is taken up; its torn last line is passed over, the rest is kept", async () => {
    const spool = new CallbackSpool(folder);
    await Promise.all(Array.from({ length: 1000 }, (_, n) => spool.append(kept(n))));
    const [own] = readdirSync(folder) as [string];
    // The file of a process that is gone, cut off in the middle of its last line.
    const orphan = path.join(folder, "4194999.jsonl");
    renameSync(path.join(folder, own), orphan);
    appendFileSync(orphan, JSON.stringify(kept(1000)).slice(0, 40));
    const taken: string[] = [];
    const replayed = await new CallbackSpool(folder).replay(async (call) => taken.push(call.query) > 0);
    expect(replayed).toBe(1000);
    expect(taken.sort()).toEqual(Array.from({ length: 1000 }, (_, n) => kept(n).query).sort());
    expect(readdirSync(folder)).toEqual([]);
  });

  it("D6: a request comes out of the spool as it went in, and what an earlier release kept is read", async () => {
    const signed: SpooledCall = {
      ...kept(1),
      endpoint: "events",
      method: "POST",
      headers: { "x-signature": "a1" },
      body: Buffer.from([0, 0xff, 0x0a, 0x7b]),
    };
    const spool = new CallbackSpool(folder);
    await spool.append(signed);
    await spool.append(kept(2));
    writeFileSync(
      path.join(folder, "4194999.jsonl"),
      '{"token":"t","kind":"inbound-messages","query":"Sender=1","ip":"1.2.3.4","receivedAt":7}\n',
    );
    const taken: SpooledCall[] = [];
    await spool.replay(async (call) => taken.push(call) > 0);
    expect(taken).toHaveLength(3);
    expect(taken).toEqual(
      expect.arrayContaining([
        signed,
        kept(2),
        { token: "t", endpoint: "inbound-messages", query: "Sender=1", ip: "1.2.3.4", receivedAt: 7 },
      ]),
    );
  });

  it("D6: a call that cannot be stored yet stays and comes again, and holds up no other", async () => {
    const spool = new CallbackSpool(folder);
    for (let n = 0; n < 3; n += 1) await spool.append(kept(n));
    expect(await spool.replay(async (call) => call.query !== kept(1).query)).toBe(2);
    await spool.append(kept(3));
    const taken: string[] = [];
    expect(await spool.replay(async (call) => taken.push(call.query) > 0)).toBe(2);
    expect(taken.sort()).toEqual([kept(1).query, kept(3).query]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("D6: a spool that cannot be written is said to the caller, who then comes again", async () => {
    const file = path.join(folder, "no-folder");
    writeFileSync(file, "");
    await expect(new CallbackSpool(file).append(kept(1))).rejects.toThrow();
  });
});
