import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { mergedStatus } from "@/lib/delivery-reports/delivery-report.rules";
import type { CallbackAccount, CallbackEvent } from "@/lib/gateways/callback.view";
import { readEvents } from "@/lib/gateways/whatsapp-cloud/callback-events.rules";
import { readCallback, SIGNATURE_HEADER } from "@/lib/gateways/whatsapp-cloud/read-callback";
import { Random } from "@/lib/testing/fuzz/random";

const NUMBER = "106540352242922";
const account: CallbackAccount = {
  username: NUMBER,
  settings: {},
  password: () => "token",
  secret: (name) => (name === "appSecret" ? "s3cret" : null),
  verifyToken: () => "verify-me",
};
const call = (value: object, field = "messages") =>
  JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ field, value }] }] });
const about = { display_phone_number: "+60 3-1234 5678", phone_number_id: NUMBER };
const statuses = (...list: object[]) => call({ metadata: about, statuses: list });
const messages = (...list: object[]) => call({ metadata: about, messages: list });
const read = (body: string) => readEvents(body, NUMBER) ?? { events: [], kept: null };
const post = (body: string, signature?: string, to = account) =>
  readCallback(
    {
      method: "POST",
      endpoint: "events",
      query: "",
      headers: {
        [SIGNATURE_HEADER]:
          signature ?? `sha256=${createHmac("sha256", "s3cret").update(body).digest("hex")}`,
      },
      body: Buffer.from(body),
    },
    to,
  );

it("D1: statuses, with our key and the code of a failure", () => {
  const { events } = read(
    statuses(
      { id: "wamid.1", status: "sent", timestamp: "1", biz_opaque_callback_data: "abcdefgh01" },
      { id: "wamid.1", status: "failed", errors: [{ code: 131026, title: "x" }] },
      { id: "wamid.2", status: "read" },
      { id: "wamid.3", status: "warning" },
    ),
  );
  expect(events).toMatchObject([
    { id: "wamid.1", key: "abcdefgh01", code: "sent", meaning: "intermediate", rank: 0 },
    { id: "wamid.1", code: "131026", meaning: "failed", rank: 50 },
    { id: "wamid.2", code: "read", meaning: "read" },
    { id: "wamid.3", code: "warning", meaning: "intermediate", rank: 0 },
  ]);
});

it("S49: read implies delivered, and a failure beats only what was sent, in any order", () => {
  const { events } = read(
    statuses(...["sent", "delivered", "read"].map((status) => ({ id: "w", status })), {
      id: "w",
      status: "failed",
      errors: [{ code: 131049 }],
    }),
  );
  const [sent, delivered, seen, failed] = events as Extract<CallbackEvent, { kind: "report" }>[];
  const merged = (...list: (typeof sent)[]) => mergedStatus(list.flatMap((each) => (each ? [each] : [])));
  expect(merged(sent)).toBeNull();
  for (const pair of [
    [sent, failed],
    [failed, sent],
  ])
    expect(merged(...pair)).toBe("failed");
  for (const pair of [
    [failed, delivered],
    [delivered, failed],
    [failed, seen],
    [seen, failed],
  ])
    expect(merged(...pair)).toBe("delivered");
});

it("I1: texts and buttons as they read, and others named for what they are", () => {
  const from = "60123456789";
  const { events } = read(
    messages(
      { id: "a", from, type: "text", text: { body: "Terima kasih 😀" } },
      { id: "b", from, type: "button", button: { text: "STOP", payload: "stop-1" } },
      { id: "c", from, type: "interactive", interactive: { button_reply: { id: "1", title: "Ya" } } },
      { id: "d", from, type: "image", image: { id: "9", caption: "resit" } },
      { id: "e", from, type: "reaction", reaction: { emoji: "👍" } },
      { id: "f", from, type: "unsupported" },
      { id: "g", from, type: "interactive", interactive: { list_reply: { id: "r1", title: "Pagi" } } },
      { id: "h", from, type: "location", location: { latitude: 3.139, longitude: 101.69, name: "Kedai" } },
      {
        id: "i",
        from,
        type: "contacts",
        contacts: [{ name: { formatted_name: "Siti" }, phones: [{ phone: "+60 12-345 6789" }] }],
      },
      {
        id: "j",
        from,
        type: "document",
        document: { id: "8", filename: "surat.pdf" },
        timestamp: "1764500000",
      },
      { id: "k", from, type: "sticker", sticker: { id: "../me" } },
    ),
  );
  expect(events.map((event) => event.kind === "inbound" && [event.id, event.text, event.shown])).toEqual([
    ["a", "Terima kasih 😀", "Terima kasih 😀"],
    ["b", "STOP", "STOP"],
    ["c", "Ya", "Ya"],
    ["d", "resit", "[image] resit"],
    ["e", "", "[reaction] 👍"],
    ["f", "", "[unsupported]"],
    ["g", "Pagi", "Pagi"],
    ["h", "", "[location] Kedai · 3.139, 101.69"],
    ["i", "", "[contacts] Siti +60 12-345 6789"],
    ["j", "", "[document] surat.pdf"],
    ["k", "", "[sticker]"],
  ]);
  expect(events[3]).toMatchObject({ media: { kind: "image", id: "9", fileName: "" } });
  expect(events[9]).toMatchObject({
    media: { kind: "document", id: "8", fileName: "surat.pdf" },
    writtenAt: 1_764_500_000_000,
  });
  // What is no id is asked for nowhere.
  for (const at of [0, 4, 10]) expect(events[at]).not.toHaveProperty("media");
  expect(events[0]).toMatchObject({ phone: from, to: "60312345678" });
});

it("S61: a person without a phone is their id, and never becomes a number", () => {
  const text = { type: "text", text: { body: "Hi" } };
  const { events, kept } = read(
    messages(
      { id: "a", from: "MY.2026206508304015", ...text },
      { id: "b", from_user_id: "MY.2026206508304015", ...text },
      { id: "c", from: "60123456789", ...text },
    ),
  );
  expect(events).toMatchObject([
    { id: "a", phone: null, userId: "MY.2026206508304015" },
    { id: "b", phone: null, userId: "MY.2026206508304015" },
    { id: "c", phone: "60123456789" },
  ]);
  expect(events[2]).not.toHaveProperty("userId");
  expect(kept).toBeNull();
  // What is neither is nobody.
  const nobody = read(messages({ id: "d", from: "my.2026", from_user_id: "2026206508304015", ...text }));
  expect(nobody).toMatchObject({ events: [] });
  expect(nobody.kept).not.toBeNull();
});

it("S61: the name of a profile is that of whoever wrote, by id or by phone", () => {
  const text = { type: "text", text: { body: "Hi" } };
  const { events } = read(
    call({
      metadata: about,
      contacts: [
        { profile: { name: "Siti" }, wa_id: "60123456789" },
        { profile: { name: "Aminah" }, user_id: "MY.1" },
        { profile: null, user_id: "MY.2" },
      ],
      messages: [
        { id: "a", from_user_id: "MY.1", ...text },
        { id: "b", from: "60123456789", ...text },
        { id: "c", from_user_id: "MY.2", ...text },
        { id: "d", from_user_id: "MY.3", ...text },
      ],
    }),
  );
  expect(events.map((event) => event.kind === "inbound" && event.profileName)).toEqual([
    "Aminah",
    "Siti",
    undefined,
    undefined,
  ]);
});

it("S61: a status names who got the message, and a preference who decided", () => {
  const { events } = read(
    statuses(
      { id: "w1", status: "sent", recipient_id: "60123456789", recipient_user_id: "MY.1" },
      { id: "w2", status: "sent", recipient_user_id: "MY.2" },
      { id: "w3", status: "sent", recipient_id: "60123456789" },
    ),
  );
  expect(events.map((event) => event.kind === "report" && event.recipient)).toEqual([
    { userId: "MY.1", phone: "60123456789" },
    { userId: "MY.2", phone: null },
    undefined,
  ]);
  const asked = { user_preferences: [{ user_id: "MY.1", category: "marketing_messages", value: "stop" }] };
  expect(read(call({ metadata: about, ...asked }, "user_preferences")).events).toMatchObject([
    { kind: "preference", phone: null, userId: "MY.1" },
  ]);
});

it("what is about another number, and fields that are not used, are kept as they came", () => {
  const other = { metadata: { phone_number_id: "999" }, statuses: [{ id: "w", status: "sent" }] };
  expect(read(call(other))).toMatchObject({ events: [], kept: expect.anything() });
  expect(readEvents(call(other), null)).toMatchObject({ events: [{ id: "w" }], kept: null });
  expect(read(call({}, "account_alerts")).kept).not.toBeNull();
  for (const field of ["message_template_status_update", "template_category_update"])
    expect(read(call({}, field))).toMatchObject({ kept: null, templatesChanged: true });
});

it("D8: a body is proved before it is read, and only with the secret of the app", () => {
  const body = statuses({ id: "w", status: "sent" });
  expect(post(body)).toMatchObject({ events: [{ id: "w" }] });
  for (const wrong of ["", "sha256=", `sha256=${"0".repeat(64)}`])
    expect(post(body, wrong)).toMatchObject({ status: 403 });
  expect(post("{", undefined)).toMatchObject({ status: 400 });
  expect(post("{", "sha256=00")).toMatchObject({ status: 403 });
  expect(post(body, undefined, { ...account, secret: () => null })).toMatchObject({ status: 403 });
});

it("the challenge is given back to whoever knows the verify token", () => {
  const ask = (query: string) =>
    readCallback({ method: "GET", endpoint: "events", query, headers: {}, body: Buffer.alloc(0) }, account);
  const asked = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
  expect(ask(`${asked}verify-me`)).toMatchObject({ answer: { body: "1158201444" }, events: [] });
  expect(ask(`${asked}other`)).toMatchObject({ status: 403 });
  expect(ask("hub.mode=subscribe&hub.verify_token=verify-me")).toMatchObject({ status: 400 });
});

it("S48: 20,000 bodies of any form are read without an accident, and make no phone from an id", () => {
  const random = new Random(13);
  const odd = [null, 0, -1, 1e300, "", "x", "\u0000", "MY.2026206508304015", [], {}, { __proto__: 1 }];
  const whole = JSON.parse(
    messages({ id: "c", from: "60123456789", from_user_id: "MY.1", type: "text", text: { body: "Hi" } }),
  ) as object;
  const half = JSON.parse(statuses({ id: "w", status: "failed", errors: [{ code: 131026 }] })) as object;
  for (let run = 0; run < 20_000; run += 1) {
    let body = JSON.stringify(random.pick([whole, half]), (_, value) =>
      random.below(12) === 0 ? random.pick(odd) : value,
    );
    if (body === undefined) continue;
    if (random.below(4) === 0) body = body.slice(0, random.below(body.length));
    for (const event of readEvents(body, NUMBER)?.events ?? []) {
      if (event.kind === "inbound" && event.phone !== null) expect(event.phone).toMatch(/^\d{6,15}$/);
      else if (event.kind === "inbound") expect(event.userId).toMatch(/^[A-Z]{2}\.\w+$/);
      else if (event.kind === "report") expect(event.id).not.toBe("");
    }
  }
});
