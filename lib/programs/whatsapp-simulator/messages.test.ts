import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startWhatsAppSimulator, type WhatsAppSimulator } from "./start-whatsapp-simulator";

const NUMBER = "106540352242922";
const ACCOUNT = "102290129340398";
let simulator: WhatsAppSimulator;
beforeAll(async () => {
  simulator = await startWhatsAppSimulator({ delayMs: [0, 0], reviewMs: 0 });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.stop());

type Fields = Record<string, unknown>;
interface Said {
  status: number;
  json: Fields & { error?: { code: number; message: string; error_data: { details: string } } };
}

async function ask(
  path: string,
  method = "GET",
  body?: unknown,
  token = "whatsapp-demo-token",
): Promise<Said> {
  const answer = await fetch(`${simulator.graphUrl}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as Said["json"] };
}

const send = (fields: Fields, token?: string) =>
  ask(
    `${NUMBER}/messages`,
    "POST",
    { messaging_product: "whatsapp", recipient_type: "individual", to: "60123456750", ...fields },
    token,
  );
const text = (value: string) => ({ type: "text", text: value });
const template = (name: string, language: string, components: unknown[] = []) => ({
  type: "template",
  template: { name, language: { policy: "deterministic", code: language }, components },
});
const named = (parameter_name: string, value: string) => ({ type: "text", parameter_name, text: value });
const URL_BUTTON = { type: "button", sub_type: "url", index: "0", parameters: [text("A1")] };
const ORDER = [
  { type: "header", parameters: [text("7")] },
  { type: "body", parameters: [text("Aminah"), text("Friday")] },
];

describe("POST messages", () => {
  it("accepts a text, says who it is for and which id it has, and sends it to one person once", async () => {
    const { status, json } = await send({ text: { body: "Hai" }, biz_opaque_callback_data: "c1-1-1" });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      messaging_product: "whatsapp",
      contacts: [{ input: "60123456750", wa_id: "60123456750" }],
      messages: [{ id: expect.stringMatching(/^wamid\./), message_status: "accepted" }],
    });
    expect(simulator.state.ledger.messages[0]).toMatchObject({
      key: "c1-1-1",
      text: "Hai",
      windowOpen: false,
    });
    expect(simulator.control.summary()).toMatchObject({ accepted: 1, maxPerPerson: 1, maxPerKey: 1 });
  });

  it("has no memory of a key: what is sent twice arrives twice", async () => {
    for (const _ of [1, 2]) await send({ text: { body: "Hai" }, biz_opaque_callback_data: "same" });
    expect(simulator.control.summary()).toMatchObject({ accepted: 2, maxPerPerson: 2, maxPerKey: 2 });
  });

  it("takes a person without a phone, and answers without one", async () => {
    const { json } = await send({ to: undefined, recipient: "MY.2026206508304015", text: { body: "Hai" } });
    expect(json.contacts).toEqual([{ input: "MY.2026206508304015", user_id: "MY.2026206508304015" }]);
  });

  it.each<[why: string, fields: Fields]>([
    ["a template", template("order_update", "en", [...ORDER, URL_BUTTON])],
    [
      "names in place of positions",
      template("appointment_reminder", "en", [
        { type: "body", parameters: [named("day", "Friday"), named("time", "10"), named("first_name", "A")] },
      ]),
    ],
    ["a template without variables", template("school_notice", "ms")],
    ["buttons", interactive(3)],
    ["a reaction", { type: "reaction", reaction: { message_id: "wamid.x", emoji: "👍" } }],
    ["a location", { type: "location", location: { latitude: 3.1, longitude: 101.6, name: "KL" } }],
    ["a picture by link", { type: "image", image: { link: "https://canang.example/a.png", caption: "A" } }],
    ["a plus and spaces", { to: "+60 12-345 6750", text: { body: "x" } }],
  ])("takes %s", async (_, fields) => {
    expect(await send(fields)).toMatchObject({ status: 200 });
  });

  it.each<[why: string, fields: Fields, code: number]>([
    ["no product", { messaging_product: undefined, text: { body: "x" } }, 131008],
    ["no recipient", { to: undefined, text: { body: "x" } }, 131008],
    ["a recipient that is no number", { to: "MY.2026206508304015", text: { body: "x" } }, 131009],
    ["a recipient that is no id", { to: undefined, recipient: "my.1", text: { body: "x" } }, 131009],
    ["itself", { to: "601155550100", text: { body: "x" } }, 131021],
    ["a key that is too long", { text: { body: "x" }, biz_opaque_callback_data: "k".repeat(65) }, 131009],
    ["a key that is not known", { text: { body: "x" }, tet: 1 }, 100],
    ["one inside", { text: { body: "x", colour: "red" } }, 100],
    ["no body", { text: {} }, 131008],
    ["too long a text", { text: { body: "x".repeat(4_097) } }, 131009],
    ["an unknown type", { type: "fax", fax: {} }, 131051],
    ["four buttons", interactive(4), 131009],
    ["a long button", interactive(1, "x".repeat(21)), 131009],
    ["media by id and link", { type: "image", image: { id: "1", link: "https://x.example/" } }, 131009],
    ["media that is not there", { type: "image", image: { id: "1" } }, 131009],
    ["another language", template("order_update", "en_US", ORDER), 132001],
    ["an unknown template", template("nothing", "en"), 132001],
    ["a rejected one", template("lucky_draw", "en"), 132001],
    ["a paused one", template("old_offer", "en"), 132015],
    ["too few values", template("order_update", "en", [ORDER[0], { type: "body", parameters: [] }]), 132000],
    ["no header", template("order_update", "en", [ORDER[1], URL_BUTTON]), 132000],
    ["no value of a button", template("order_update", "en", ORDER), 131008],
    ["a button that is not there", template("school_notice", "ms", [URL_BUTTON]), 132018],
    ["a picture that is missing", template("raya_offer", "ms", [ORDER[1]]), 132012],
    [
      "a text where a picture stands",
      template("raya_offer", "ms", [{ type: "header", parameters: [text("x")] }, ORDER[1]]),
      132012,
    ],
    ["a line break", order("a\nb"), 132012],
    ["four spaces", order("a    b"), 132012],
    ["an empty value", order(" "), 131008],
    ["a body that grows too long", order("x".repeat(1_020)), 132005],
    [
      "positions in place of names",
      template("appointment_reminder", "en", [
        { type: "body", parameters: [text("a"), text("b"), text("c")] },
      ]),
      132012,
    ],
    [
      "a name that is not there",
      template("appointment_reminder", "en", [
        { type: "body", parameters: [named("first_name", "a"), named("day", "b"), named("hour", "c")] },
      ]),
      132012,
    ],
    [
      "a name where positions stand",
      template("weekend_offer", "en", [{ type: "body", parameters: [named("a", "x"), named("b", "y")] }]),
      132012,
    ],
  ])("refuses %s", async (_, fields, code) => {
    const { status, json } = await send(fields);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json.error).toMatchObject({ code, type: "OAuthException", fbtrace_id: expect.any(String) });
    expect(json.error?.message).toMatch(new RegExp(`^\\(#${code}\\) `));
    expect(json.error?.error_data.details).toEqual(expect.any(String));
    expect(simulator.control.summary().accepted).toBe(0);
  });

  it("asks for a token that is good and may do it", async () => {
    const body = { text: { body: "x" } };
    expect((await send(body, "wrong")).json.error?.code).toBe(190);
    simulator.control.putToken({ token: "reader", scopes: ["whatsapp_business_management"] });
    expect((await send(body, "reader")).json.error?.code).toBe(10);
    simulator.control.putToken({ token: "whatsapp-demo-token", expired: true });
    expect((await send(body)).json.error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await ask(`debug_token?input_token=reader`, "GET", undefined, "reader")).json).toMatchObject({
      data: { is_valid: true, scopes: ["whatsapp_business_management"] },
    });
  });

  it("keeps the pace of a number and of a pair", async () => {
    simulator.control.setSettings({ pairBurst: 1 });
    expect((await send({ text: { body: "x" } })).status).toBe(200);
    expect((await send({ text: { body: "x" } })).json.error?.code).toBe(131056);
    expect((await send({ to: "60123456751", text: { body: "x" } })).status).toBe(200);
    simulator.control.shiftClock({ shiftMs: 6_000 });
    expect((await send({ text: { body: "x" } })).status).toBe(200);
    await simulator.control.putNumber({ id: NUMBER, perSecond: 1 });
    simulator.control.shiftClock({ shiftMs: 60_000 });
    const codes = [];
    for (const to of ["60123456761", "60123456762"])
      codes.push((await send({ to, text: { body: "x" } })).json.error?.code);
    expect(codes).toEqual([undefined, 130429]);
    simulator.control.setSettings({ pairBurst: 45 });
  });

  it("refuses everything of an account that is restricted or a number that is not registered", async () => {
    simulator.control.putAccount({ id: ACCOUNT, restricted: 131031 });
    expect((await send({ text: { body: "x" } })).json.error?.code).toBe(131031);
    simulator.control.putAccount({ id: ACCOUNT, restricted: null, paymentMissing: true });
    expect((await send(template("school_notice", "ms"))).json.error?.code).toBe(131042);
    expect((await ask(`${ACCOUNT}?fields=health_status`)).json).toMatchObject({
      health_status: { can_send_message: "BLOCKED" },
    });
    await simulator.control.putNumber({ id: NUMBER, registered: false });
    expect((await send({ text: { body: "x" } })).json.error?.code).toBe(133010);
  });
});

function interactive(count: number, title = "Ya"): Fields {
  const buttons = Array.from({ length: count }, (_, at) => ({
    type: "reply",
    reply: { id: `b${at}`, title: at === 0 ? title : `${title}${at}` },
  }));
  return {
    type: "interactive",
    interactive: { type: "button", body: { text: "Datang?" }, action: { buttons } },
  };
}

function order(value: string): Fields {
  return template("order_update", "en", [
    ORDER[0],
    { type: "body", parameters: [text(value), text("Friday")] },
    URL_BUTTON,
  ]);
}

describe("media", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  async function upload(bytes: Buffer, type: string): Promise<Said> {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", type);
    form.set("file", new Blob([new Uint8Array(bytes)], { type }), "a.png");
    const answer = await fetch(`${simulator.graphUrl}/${NUMBER}/media`, {
      method: "POST",
      headers: { authorization: "Bearer whatsapp-demo-token" },
      body: form,
    });
    return { status: answer.status, json: (await answer.json()) as Said["json"] };
  }

  it("are uploaded, sent, found and fetched for five minutes with the token", async () => {
    const id = String((await upload(png, "image/png")).json.id);
    expect((await send({ type: "image", image: { id } })).status).toBe(200);
    const header = { type: "header", parameters: [{ type: "image", image: { id } }] };
    expect((await send(template("raya_offer", "ms", [header, ORDER[1]]))).status).toBe(200);
    expect((await send({ type: "audio", audio: { id } })).json.error?.code).toBe(131053);
    const { json } = await ask(id);
    expect(json).toMatchObject({ mime_type: "image/png", file_size: "16", id });
    const get = (token: string) => fetch(String(json.url), { headers: { authorization: `Bearer ${token}` } });
    expect(Buffer.from(await (await get("whatsapp-demo-token")).arrayBuffer()).equals(png)).toBe(true);
    expect((await get("wrong")).status).toBe(401);
    simulator.control.shiftClock({ shiftMs: 301_000 });
    expect((await get("whatsapp-demo-token")).status).toBe(404);
    expect((await ask(id, "DELETE")).json).toEqual({ success: true });
    expect((await ask(id)).json.error?.code).toBe(100);
  });

  it("are what they say, and of a type that WhatsApp shows", async () => {
    expect((await upload(png, "image/jpeg")).json.error?.code).toBe(131053);
    expect((await upload(png, "application/zip")).json.error?.code).toBe(100);
    expect((await upload(Buffer.alloc(0), "image/png")).json.error?.code).toBe(131053);
  });
});

describe("templates and facts", () => {
  const body = (value: string, ...examples: string[]) => ({
    type: "BODY",
    text: value,
    example: { body_text: [examples] },
  });
  const create = (fields: Fields) =>
    ask(`${ACCOUNT}/message_templates`, "POST", {
      name: "new_one",
      language: "en",
      category: "UTILITY",
      ...fields,
    });

  it("lists all of them, page by page", async () => {
    const names: string[] = [];
    let path: string | null = `${ACCOUNT}/message_templates?limit=3&fields=name,status,quality_score`;
    while (path !== null) {
      const page = (await ask(path)).json as { data: { name: string }[]; paging?: { next?: string } };
      names.push(...page.data.map(({ name }) => name));
      path = page.paging?.next?.split("/v25.0/")[1] ?? null;
    }
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(7);
    expect((await ask(`${ACCOUNT}/message_templates?name=old_offer`)).json.data).toMatchObject([
      { status: "PAUSED", components: [{ type: "BODY" }] },
    ]);
    expect((await ask(`${ACCOUNT}/message_templates?fields=colour`)).json.error?.code).toBe(100);
  });

  it("makes one, looks at it, changes it and deletes it", async () => {
    const made = await create({ components: [body("Hello {{1}}, your table is ready now.", "Aminah")] });
    expect(made.json).toMatchObject({ status: "PENDING", category: "UTILITY" });
    expect(await simulator.settled()).toBe(true);
    const id = String(made.json.id);
    expect((await ask(`${id}?fields=status`)).json).toEqual({ id, status: "APPROVED" });
    expect(
      (await ask(id, "POST", { components: [body("Dear {{1}}, your table is ready.", "Ali")] })).json,
    ).toEqual({ success: true });
    expect((await ask(`${ACCOUNT}/message_templates?name=new_one`, "DELETE")).json).toEqual({
      success: true,
    });
    expect((await ask(id)).json.error?.code).toBe(100);
  });

  it.each<[why: string, fields: Fields, subcode: number | undefined]>([
    ["no example", { components: [{ type: "BODY", text: "Hello {{1}}, your table is ready." }] }, 2388273],
    ["a variable at the start", { components: [body("{{1}}, your table is ready.", "A")] }, 2388299],
    ["a variable at the end", { components: [body("Your table is {{1}}", "A")] }, 2388299],
    ["too many variables", { components: [body("Hi {{1}} {{2}} {{3}} bye", "a", "b", "c")] }, 2388293],
    ["a gap", { components: [body("Hello {{2}}, your table is ready.", "A")] }, 2388049],
    ["no body", { components: [{ type: "FOOTER", text: "x" }] }, 2388053],
    ["a name with capitals", { name: "New", components: [body("x")] }, undefined],
    ["one that is there", { name: "order_update", components: [body("Come and see us.")] }, 2388024],
  ])("refuses a new one with %s", async (_, fields, subcode) => {
    const { json } = await create(fields);
    expect(json.error).toBeDefined();
    expect((json.error as { error_subcode?: number }).error_subcode).toBe(subcode);
  });

  it("a utility template that advertises becomes marketing, one named reject is rejected", async () => {
    await create({ name: "summer_promo", components: [body("Come and see us.")] });
    await create({ name: "reject_me", components: [body("Come and see us.")] });
    expect(await simulator.settled()).toBe(true);
    expect(
      (await ask(`${ACCOUNT}/message_templates?name=summer_promo&fields=category,previous_category`)).json
        .data,
    ).toMatchObject([{ category: "MARKETING", previous_category: "UTILITY" }]);
    expect(
      (await ask(`${ACCOUNT}/message_templates?name=reject_me&fields=status,rejected_reason`)).json.data,
    ).toMatchObject([{ status: "REJECTED", rejected_reason: "INVALID_FORMAT" }]);
  });

  it("tells the facts of a number and an account, and nothing of another's", async () => {
    expect(
      (
        await ask(
          `${NUMBER}?fields=verified_name,quality_rating,throughput,whatsapp_business_manager_messaging_limit`,
        )
      ).json,
    ).toEqual({
      id: NUMBER,
      verified_name: "Kedai Canang",
      quality_rating: "GREEN",
      throughput: { level: "STANDARD" },
      whatsapp_business_manager_messaging_limit: "TIER_2K",
    });
    expect((await ask(ACCOUNT)).json).toMatchObject({ name: "Kedai Canang Sdn Bhd", currency: "MYR" });
    expect((await ask(`${ACCOUNT}/phone_numbers`)).json.data).toMatchObject([{ id: NUMBER }]);
    expect((await ask("999999999999")).json.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect((await fetch(simulator.url)).status).toBe(200);
    expect((await fetch(`${simulator.url}/x`)).status).toBe(404);
  });
});
