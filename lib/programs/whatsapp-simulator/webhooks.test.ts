import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startWhatsAppSimulator, type WhatsAppSimulator } from "./start-whatsapp-simulator";

const NUMBER = "106540352242922";
const ACCOUNT = "102290129340398";
const SECRET = "whatsapp-demo-secret";

interface Change {
  field: string;
  value: {
    statuses?: Record<string, unknown>[];
    messages?: Record<string, unknown>[];
    [name: string]: unknown;
  };
}

let simulator: WhatsAppSimulator;
let endpoint: Server;
let url = "";
let posts: { changes: Change[]; signed: boolean }[] = [];
/** Statuses that the endpoint answers with, one a call; 200 when there are no more. */
let answers: number[] = [];

beforeAll(async () => {
  endpoint = createServer((request, response) => {
    const target = new URL(request.url ?? "/", "http://endpoint");
    if (request.method === "GET") {
      const known = target.searchParams.get("hub.verify_token") === "right";
      response.writeHead(known ? 200 : 403).end(known ? target.searchParams.get("hub.challenge") : "no");
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const signature = `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
      const { entry } = JSON.parse(body.toString()) as { entry: { changes: Change[] }[] };
      posts.push({
        changes: entry.flatMap(({ changes }) => changes),
        signed: request.headers["x-hub-signature-256"] === signature,
      });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/events`;
  simulator = await startWhatsAppSimulator({
    delayMs: [0, 0],
    retryPausesMs: [5],
    batchWaitMs: 0,
    pairBurst: 1_000,
    reviewMs: 0,
  });
});
beforeEach(async () => {
  simulator.control.reset();
  await simulator.control.putCallback({ callbackUrl: url, verifyToken: "right" });
  posts = [];
  answers = [];
});
afterAll(async () => {
  await simulator.stop();
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
});

const post = (body: Record<string, unknown>) =>
  fetch(`${simulator.graphUrl}/${NUMBER}/messages`, {
    method: "POST",
    headers: { authorization: "Bearer whatsapp-demo-token" },
    body: JSON.stringify(body),
  });

async function send(to: string, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await post({
    messaging_product: "whatsapp",
    ...(to.startsWith("MY.") ? { recipient: to } : { to }),
    type: "template",
    template: { name: "school_notice", language: { code: "ms" } },
    biz_opaque_callback_data: `key-${to}`,
    ...more,
  });
  const json = (await answer.json()) as { messages: { id: string; message_status: string }[] };
  return json.messages[0]?.id ?? "";
}
const marketing = (name = "weekend_offer") => ({
  template: {
    name,
    language: { code: "en" },
    components: [
      {
        type: "body",
        parameters: [
          { type: "text", text: "Aminah" },
          { type: "text", text: "10%" },
        ],
      },
    ],
  },
});
const changes = () => posts.flatMap((post) => post.changes);
const statuses = () => changes().flatMap(({ value }) => value.statuses ?? []);
const messages = () => changes().flatMap(({ value }) => value.messages ?? []);
const told = async () => {
  expect(await simulator.settled()).toBe(true);
  return statuses().map(({ status, errors }) => {
    const [error] = (errors ?? []) as { code: number }[];
    return error ? `${status} ${error.code}` : status;
  });
};

describe("statuses", () => {
  const ALL = ["sent", "delivered", "read"];
  it.each<[ending: string, expected: string[]]>([
    ["50", ALL],
    ["01", ["failed 131026"]],
    ["02", ALL],
    ["05", ["failed 131000"]],
    ["06", ["sent"]],
    ["07", ["sent", "delivered"]],
    ["88", ["sent", "delivered"]],
    ["08", ["sent", "read"]],
    ["10", ALL.flatMap((status) => [status, status])],
    ["11", ["read", "delivered", "sent"]],
    ["15", ["sent", "failed 131026"]],
    ["16", ["sent", "delivered", "failed 131000"]],
    ["21", []],
  ])("of a number ending in %s: %j, in this order", async (ending, expected) => {
    await send(`601234567${ending}`);
    expect(await told()).toEqual(expected);
    expect(posts.every(({ signed }) => signed)).toBe(true);
  });

  it("say the id, the key, the person twice, and the price once", async () => {
    const id = await send("60123456750");
    await told();
    const all = statuses();
    for (const status of all)
      expect(status).toMatchObject({
        id,
        recipient_id: "60123456750",
        recipient_user_id: expect.stringMatching(/^MY\.\d+50$/),
        biz_opaque_callback_data: "key-60123456750",
        timestamp: expect.stringMatching(/^\d{10}$/),
      });
    expect(all.map(({ pricing }) => pricing)).toEqual([
      undefined,
      { billable: true, pricing_model: "PMP", type: "regular", category: "utility" },
      undefined,
    ]);
    expect(changes()[0]).toMatchObject({
      field: "messages",
      value: { metadata: { phone_number_id: NUMBER, display_phone_number: "601155550100" } },
    });
  });

  it("of a person behind a username name no number; of 09 the failure says no key", async () => {
    await send("60123456717");
    await send("MY.2026206508304050");
    await send("60123456709");
    await told();
    expect(statuses().filter((one) => "recipient_id" in one)).toMatchObject([{ status: "failed" }]);
    expect(statuses().find(({ status }) => status === "failed")).not.toHaveProperty(
      "biz_opaque_callback_data",
    );
  });

  it("of several messages share a POST; of 20 all three do", async () => {
    await send("60123456720");
    expect(await told()).toEqual(ALL);
    expect(posts).toHaveLength(1);
  });

  it("fail for marketing alone where the person is capped, has stopped, or is in an experiment", async () => {
    for (const ending of ["02", "03", "04"]) await send(`601234567${ending}`, marketing());
    expect((await told()).sort()).toEqual(["failed 130472", "failed 131049", "failed 131050"]);
    expect(changes().find(({ field }) => field === "user_preferences")?.value).toMatchObject({
      user_preferences: [{ wa_id: "60123456703", category: "marketing_messages", value: "stop" }],
    });
    await send("60123456703", marketing());
    await told();
    expect(simulator.control.summary().marketingToStopped).toBe(1);
  });

  it("W5: free-form text goes only to who wrote in the last 24 hours", async () => {
    const text = { type: "text", template: undefined, text: { body: "Hai" } };
    await send("60123456750", text);
    expect(await told()).toEqual(["failed 131047"]);
    expect(simulator.control.summary().freeFormOutsideWindow).toBe(1);
    await simulator.control.inbound({ from: "60123456750", text: "Hello" });
    posts = [];
    await send("60123456750", text);
    expect(await told()).toEqual(ALL);
    expect(statuses()[1]).toMatchObject({ pricing: { type: "free_customer_service", category: "service" } });
    simulator.control.shiftClock({ shiftMs: 24 * 3_600_000 });
    posts = [];
    await send("60123456750", text);
    expect(await told()).toEqual(["failed 131047"]);
  });

  it("are held by pacing, then released, or dropped with the template paused", async () => {
    for (const end of ["release", "drop"] as const) {
      posts = [];
      await simulator.control.pacing({ name: "weekend_offer", after: 1 });
      await send("60123456750", marketing());
      await send("60123456751", marketing());
      expect(await told()).toEqual(ALL);
      expect(simulator.control.summary().held).toBe(1);
      posts = [];
      expect(await simulator.control.pacing({ name: "weekend_offer", end })).toEqual({ ended: 1 });
      expect(await told()).toEqual(end === "drop" ? ["failed 132015"] : ALL);
    }
    expect(changes().map(({ field }) => field)).toContain("message_template_status_update");
    expect(await send("60123456752", marketing()).catch(() => "")).toBe("");
  });
});

describe("misfortune", () => {
  it("drops the connection before or after acceptance; the key comes back by webhook", async () => {
    simulator.script({
      rules: [
        { match: { nth: 1 }, action: { dropBefore: true } },
        { match: { nth: 1 }, action: { dropAfter: true } },
      ],
    });
    await expect(send("60123456750")).rejects.toThrow();
    expect(simulator.control.summary().accepted).toBe(0);
    await expect(send("60123456750")).rejects.toThrow();
    expect(simulator.control.summary()).toMatchObject({ accepted: 1, maxPerKey: 1 });
    await told();
    expect(statuses()[0]).toMatchObject({ biz_opaque_callback_data: "key-60123456750" });
  });

  it("answers with any code, or accepts and fails later", async () => {
    simulator.script({
      rules: [
        { match: { toEndsWith: "50" }, action: { code: 130429 } },
        { match: { toEndsWith: "51" }, action: { failLater: 131049 } },
        { match: { toEndsWith: "52" }, action: { status: 502, body: "<html>" } },
      ],
    });
    await expect(send("60123456750")).rejects.toThrow();
    await send("60123456751");
    await expect(send("60123456752")).rejects.toThrow();
    expect(await told()).toEqual(["failed 131049"]);
    expect(simulator.control.summary().callsByCode).toEqual({ "130429": 1, "200": 1, "502": 1 });
  });

  it.each<[name: string, expected: string[]]>([
    ["double", ["sent", "sent", "delivered", "delivered", "read", "read"]],
    ["reorder", ["read", "sent", "delivered"]],
    ["lose", []],
    ["withoutDelivered", ["sent", "read"]],
  ])("of webhooks: %s", async (name, expected) => {
    simulator.script({ webhooks: { [name]: true } });
    await send("60123456750");
    expect(await told()).toEqual(expected);
  });

  it("signs wrongly when told so, and tells a status before the answer", async () => {
    simulator.script({ webhooks: { wrongSignature: true, beforeAnswer: true } });
    await send("60123456706");
    expect(posts.map(({ signed }) => signed)).toEqual([false]);
    simulator.script({ webhooks: { withoutKey: true } });
    await send("60123456701");
    await told();
    expect(statuses().at(-1)).not.toHaveProperty("biz_opaque_callback_data");
  });

  it("repeats a webhook until it is answered with 200, and history says which arrived", async () => {
    answers = [500, 403];
    const id = await send("60123456706");
    expect(await told()).toEqual(["sent", "sent", "sent"]);
    const history = await fetch(
      `${simulator.graphUrl}/${NUMBER}/message_history?message_id=${encodeURIComponent(id)}`,
      {
        headers: { authorization: "Bearer whatsapp-demo-token" },
      },
    );
    expect(await history.json()).toMatchObject({
      data: [
        { message_id: id, events: { data: [{ delivery_status: "SENT", webhook_update_state: "SUCCESS" }] } },
      ],
    });
  });
});

describe("people and control", () => {
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${simulator.url}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };

  it("12 writes STOP, 13 presses the first button, 18 reacts, 19 sends a picture that can be fetched", async () => {
    for (const ending of ["12", "13", "18", "19"]) await send(`601234567${ending}`, marketing());
    await told();
    expect(messages().map(({ type, from }) => [type, from])).toEqual(
      expect.arrayContaining([
        ["text", "60123456712"],
        ["button", "60123456713"],
        ["reaction", "60123456718"],
        ["image", "60123456719"],
      ]),
    );
    expect(messages().find(({ type }) => type === "button")).toMatchObject({
      button: { payload: "Tell me more" },
      context: { id: expect.stringMatching(/^wamid\./) },
    });
    const image = messages().find(({ type }) => type === "image")?.image as { id: string };
    const facts = await fetch(`${simulator.graphUrl}/${image.id}`, {
      headers: { authorization: "Bearer whatsapp-demo-token" },
    });
    expect(await facts.json()).toMatchObject({ mime_type: "image/png" });
  });

  it.each([
    [
      { type: "text", text: "Hai" },
      { type: "text", text: { body: "Hai" } },
    ],
    [
      { type: "button_reply", payload: "p1", text: "Ya" },
      { type: "interactive", interactive: { button_reply: { id: "p1", title: "Ya" } } },
    ],
    [
      { type: "location", text: "KL" },
      { type: "location", location: { latitude: 3.139, name: "KL" } },
    ],
    [
      { type: "contacts", text: "Ali", payload: "+60123456789" },
      { type: "contacts", contacts: [{ name: { formatted_name: "Ali" } }] },
    ],
    [{ type: "unsupported" }, { type: "unsupported", errors: [{ code: 131051 }] }],
    [
      {
        type: "document",
        text: "see",
        file: { mimeType: "application/pdf", base64: "JVBERi0xLjc=", filename: "a.pdf" },
      },
      { type: "document", document: { caption: "see", filename: "a.pdf", mime_type: "application/pdf" } },
    ],
    [{ type: "text", raw: { type: "order", order: {} } }, { type: "order" }],
  ])("somebody writes: %j", async (given, expected) => {
    expect(
      (await control("POST", "/inbound", { from: "60198765432", name: "Siti", ...given })).json,
    ).toMatchObject({
      answered: true,
    });
    expect(messages()).toMatchObject([
      { from: "60198765432", from_user_id: expect.any(String), ...expected },
    ]);
    expect(changes()[0]?.value.contacts).toMatchObject([{ profile: { name: "Siti" }, wa_id: "60198765432" }]);
  });

  it("somebody without a phone writes, is read and typed at, and gets a new id", async () => {
    const { id } = (await control("POST", "/inbound", { from: "MY.1234567890", text: "Hai", twice: true }))
      .json;
    expect(messages()).toHaveLength(2);
    expect(messages()[0]).not.toHaveProperty("from");
    const read = { messaging_product: "whatsapp", status: "read", message_id: id };
    await post({ ...read, typing_indicator: { type: "text" } });
    expect(simulator.state.inbound.get(String(id))).toMatchObject({ read: true, typing: true });
    await control("POST", "/people", { person: "MY.1234567890", newUserId: "MY.99" });
    expect(changes().at(-1)).toMatchObject({
      field: "user_id_update",
      value: { user_id_update: [{ user_id: { previous: "MY.1234567890", current: "MY.99" } }] },
    });
  });

  it("templates are paused and change category, a number its quality: each is told", async () => {
    await control("POST", "/templates", { name: "order_update", status: "PAUSED", quality: "RED" });
    await control("POST", "/templates", { name: "order_update", language: "ms", category: "MARKETING" });
    await control("POST", "/numbers", { id: NUMBER, quality: "RED" });
    expect(
      changes()
        .map(({ field }) => field)
        .sort(),
    ).toEqual([
      "message_template_quality_update",
      "message_template_quality_update",
      "message_template_status_update",
      "message_template_status_update",
      "phone_number_quality_update",
      "template_category_update",
    ]);
    const status = changes().find(({ field }) => field === "message_template_status_update");
    expect(status?.value).toMatchObject({ event: "PAUSED", message_template_id: expect.any(Number) });
    expect(status?.value).not.toHaveProperty("metadata");
  });

  it("takes a callback URL that answers the challenge alone, also from the app", async () => {
    expect((await control("POST", "/callback", { callbackUrl: url, verifyToken: "wrong" })).status).toBe(400);
    const subscribe = (verify_token: string) =>
      fetch(`${simulator.graphUrl}/670843887433847/subscriptions`, {
        method: "POST",
        headers: { authorization: `Bearer 670843887433847|${SECRET}` },
        body: JSON.stringify({
          object: "whatsapp_business_account",
          callback_url: url,
          verify_token,
          fields: "messages",
        }),
      });
    expect((await subscribe("wrong")).status).toBe(400);
    expect((await subscribe("right")).status).toBe(200);
    await control("POST", "/templates", { name: "order_update", status: "PAUSED" });
    expect(posts).toEqual([]);
    await control("POST", "/accounts", { id: ACCOUNT, fields: null, subscribed: false });
    await control("POST", "/templates", { name: "order_update", status: "APPROVED" });
    expect(posts).toEqual([]);
  });

  it("shows the ledger, tells one status, sends a raw body, and refuses what it cannot do", async () => {
    const id = await send("60123456721");
    await told();
    expect((await control("POST", "/status", { id, status: "failed", code: 131026 })).json).toEqual({
      answered: true,
    });
    const body = '{"object":"x","entry":[]}';
    expect((await control("POST", "/webhook", { body })).json).toEqual({ status: 200 });
    expect(posts.at(-1)).toEqual({ changes: [], signed: true });
    await control("POST", "/webhook", { body, signature: null });
    expect(posts.at(-1)?.signed).toBe(false);
    expect((await control("GET", "/ledger?to=60123456721")).json).toMatchObject({
      messages: [{ id, key: "key-60123456721", failed: 131026 }],
      calls: [{ call: "messages", code: "200" }],
      counts: { "60123456721": 1 },
    });
    expect(JSON.stringify((await control("GET", "/accounts")).json)).not.toContain("whatsapp-demo-secret");
    for (const [method, path, given, status] of [
      ["POST", "/status", { id: "never", status: "sent" }, 404],
      ["POST", "/templates", { name: "nothing" }, 404],
      ["POST", "/script", { rules: [{ action: { explode: true } }] }, 400],
      ["POST", "/accounts", {}, 400],
      ["GET", "/nothing", undefined, 404],
    ] as const)
      expect(await control(method, path, given)).toMatchObject({
        status,
        json: { error: expect.any(String) },
      });
  });
});
