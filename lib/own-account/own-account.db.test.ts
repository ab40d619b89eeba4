import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { liveSession } from "@/lib/platform/auth/read-session";
import { createSession } from "@/lib/platform/auth/session-rows";
import { sql } from "@/lib/platform/db/sql";
import { changePassword } from "@/lib/sign-in/change-password";
import { createPasswordLink } from "@/lib/sign-in/password-link";
import { readPasswordLink } from "@/lib/sign-in/read-password-link";
import {
  createTestWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";
import { askAddressChange } from "./ask-address-change";
import { changeAddressByOperator } from "./change-address-by-operator";
import { changeLanguage } from "./change-language";
import { changeName } from "./change-name";
import { confirmAddress } from "./confirm-address";
import { findAddressChange } from "./find-address-change";
import { listNotices } from "./notice.queries";
import { askAddressChangeInput, changeLanguageInput, changeNameInput } from "./own-account.input";

testDatabase();

const PASSWORD = "rain falls on tin roofs";
const facts = { ip: "203.0.113.7", userAgent: "test", requestId: "test-0001" };
let shop: TestWorkspace;
let server: TestMailServer;
let person: TestPerson;
let count = 0;
let passwordHash: string | undefined;

beforeEach(async () => {
  passwordHash ??= await hashPassword(PASSWORD);
  shop = await createTestWorkspace({ passwordHash });
  person = shop.people.marketer;
  server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const fresh = () => `new-${++count}@example.com`;
const as = (who = person) =>
  createSession(who.userId, facts).then(
    (id) => liveSession(id) as Promise<NonNullable<Awaited<ReturnType<typeof liveSession>>>>,
  );
const emailOf = async (userId: string) =>
  (await sql.first<{ email: string }>(`SELECT email FROM "user" WHERE id = $1`, [userId]))?.email;

/** Asks for an address and reads the link that arrives there. */
async function ask(email: string, ctx = shop.as.marketer): Promise<string> {
  await askAddressChange(
    { ...ctx, ip: `198.51.100.${++count % 250}` },
    askAddressChangeInput.parse({ email }),
  );
  while ((await sendDueMails()) > 0);
  const mail = server.received.filter((each) => each.to.includes(email.toLowerCase())).at(-1);
  return /confirm-address\/([\w-]{43})/.exec(mail?.body ?? "")?.[1] ?? "";
}

describe("one's own address", () => {
  it("changes when the link mailed there is used, signed in as who asked: others sign-ins and links end, the old address is told", async () => {
    const [here, there] = [await as(), await as()];
    const link = await sql.transaction((client) => createPasswordLink(client, person.userId));
    const email = fresh();
    const token = await ask(email.toUpperCase());
    expect(await emailOf(person.userId)).toBe(person.email);
    expect(await findAddressChange(token)).toEqual({
      userId: person.userId,
      name: person.name,
      from: person.email,
      to: email,
    });
    expect(await confirmAddress(here, { token }, facts)).toEqual({ email });
    expect(await emailOf(person.userId)).toBe(email);
    expect([await liveSession(here.sessionId), await liveSession(there.sessionId)]).toEqual([
      expect.objectContaining({ email }),
      null,
    ]);
    expect(await readPasswordLink(link.split("/").at(-1) ?? "")).toBeNull();
    await expect(confirmAddress(here, { token }, facts)).rejects.toMatchObject({ code: "not_found" });
    await sendDueMails();
    const told = server.received.filter((mail) => mail.to.includes(person.email));
    expect(told.map((mail) => mail.headers.get("subject"))).toEqual(["Your address was changed"]);
    expect((await listNotices(here)).map(({ kind, values }) => [kind, values.email])).toEqual([
      ["address-changed", email],
    ]);
    const written = await sql.first(
      "SELECT before, after FROM audit_entry WHERE workspace_id = $1 AND action = 'person.addressChanged'",
      [shop.id],
    );
    expect(written).toEqual({ before: { email: person.email }, after: { email } });
  });

  it("nobody puts an address on their sign-in that they do not read: the owner's click alone does nothing, nor does the asker without the link", async () => {
    const victim = shop.people.support;
    const email = fresh();
    const token = await ask(email);
    const asker = await as();
    for (const other of [victim, shop.people.owner]) {
      await expect(confirmAddress(await as(other), { token }, facts)).rejects.toMatchObject({
        code: "not_found",
      });
    }
    for (const guess of ["", "x", "A".repeat(43), token.slice(0, 42), `${token}A`, "A\0".repeat(20)])
      await expect(confirmAddress(asker, { token: guess }, facts)).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await emailOf(person.userId)).toBe(person.email);
  });

  it("an address that has a sign-in reads the same to who asks, and is refused to who reads it", async () => {
    const taken = shop.people.admin.email;
    const token = await ask(taken);
    expect(token).toHaveLength(43);
    await expect(confirmAddress(await as(), { token }, facts)).rejects.toMatchObject({ code: "conflict" });
    expect([await emailOf(person.userId), await emailOf(shop.people.admin.userId)]).toEqual([
      person.email,
      taken,
    ]);
    const first = await as();
    const email = fresh();
    const late = await ask(email);
    await sql.execute(`INSERT INTO "user" (email, name, password_hash) VALUES ($1, 'Other', '')`, [email]);
    await expect(confirmAddress(first, { token: late }, facts)).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    ["an hour", () => sql.execute("UPDATE address_change SET expires_at = now() - interval '1 second'")],
    [
      "a new password",
      () =>
        changePassword(shop.as.marketer, { current: PASSWORD, password: "another long sentence of words" }),
    ],
    [
      "two-step sign-in",
      () => sql.execute(`UPDATE "user" SET totp_cipher = 'x' WHERE id = $1`, [person.userId]),
    ],
    ["a new role", () => sql.execute("UPDATE member SET role = 'support' WHERE id = $1", [person.memberId])],
    [
      "another membership",
      async () => {
        const other = await createTestWorkspace();
        await sql.execute("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'support')", [
          other.id,
          person.userId,
        ]);
      },
    ],
    ["an address given by the operator", () => changeAddressByOperator(person.email, fresh())],
    ["a second request", () => ask(fresh())],
  ])("its link dies with %s", async (_name, change) => {
    const token = await ask(fresh());
    expect(await findAddressChange(token)).not.toBeNull();
    await change();
    expect(await findAddressChange(token)).toBeNull();
    await expect(confirmAddress(await as(), { token }, facts)).rejects.toMatchObject({ code: "not_found" });
  });

  it("of two uses at once one wins", async () => {
    const token = await ask(fresh());
    const here = await as();
    const ended = await Promise.allSettled(
      Array.from({ length: 4 }, () => confirmAddress(here, { token }, facts)),
    );
    expect(ended.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  it("is not asked for without mail, for the same address, with a bad one, or again and again", async () => {
    await expect(ask(person.email)).rejects.toMatchObject({ fields: { email: expect.any(String) } });
    for (const email of [
      "amir",
      "a\0@example.com",
      "a@example.com\r\nBcc: b@example.com",
      "a@example.com, b@example.com",
    ])
      expect([email, askAddressChangeInput.safeParse({ email }).success]).toEqual([email, false]);
    for (let n = 0; n < 4; n += 1) await ask(fresh());
    await expect(ask(fresh())).rejects.toMatchObject({
      code: "too_many_requests",
      detail: { retryAfter: expect.any(Number) },
    });
    vi.stubEnv("SMTP_URL", "");
    await expect(askAddressChange(shop.as.support, { email: fresh() })).rejects.toMatchObject({
      message: expect.stringMatching(/operator/),
    });
    expect(
      await sql.query("SELECT 1 FROM address_change WHERE user_id = $1", [shop.people.support.userId]),
    ).toEqual([]);
  });

  it("the operator gives another one: every sign-in ends, the old address is told, each workspace's log knows", async () => {
    const other = await createTestWorkspace();
    await sql.execute("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'support')", [
      other.id,
      person.userId,
    ]);
    const here = await as();
    const to = fresh();
    await expect(changeAddressByOperator(person.email, shop.people.admin.email)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(changeAddressByOperator("nobody@example.com", to)).rejects.toMatchObject({
      code: "not_found",
    });
    await changeAddressByOperator(person.email, to);
    expect([await emailOf(person.userId), await liveSession(here.sessionId)]).toEqual([to, null]);
    await sendDueMails();
    expect(server.received.map((mail) => mail.to)).toEqual([[person.email]]);
    const written = await sql.query(
      `SELECT workspace_id, actor_name
       FROM audit_entry
       WHERE action = 'person.addressChanged' AND entity_id = $1`,
      [person.userId],
    );
    expect(new Set(written.map((row) => row.workspace_id))).toEqual(new Set([shop.id, other.id]));
    expect(new Set(written.map((row) => row.actor_name))).toEqual(new Set(["Operator"]));
  });
});

describe("one's own name", () => {
  it("is changed by the person, and stands in the log with the old one", async () => {
    await changeName(shop.as.marketer, changeNameInput.parse({ name: "  Aisyah binti Ali " }));
    expect(await sql.first(`SELECT name FROM "user" WHERE id = $1`, [person.userId])).toEqual({
      name: "Aisyah binti Ali",
    });
    const written = await sql.first(
      `SELECT actor_name, before, after
       FROM audit_entry
       WHERE workspace_id = $1 AND action = 'person.renamed'`,
      [shop.id],
    );
    expect(written).toEqual({
      actor_name: "Aisyah binti Ali",
      before: { name: person.name },
      after: { name: "Aisyah binti Ali" },
    });
  });

  it.each(["", "   ", "x".repeat(81), "a\0b", "\ud800"])("%j is refused with a sentence", (name) => {
    expect(changeNameInput.safeParse({ name }).success).toBe(false);
  });
});

describe("one's own language", () => {
  const languageOf = async (userId: string) =>
    (await sql.first<{ language: string | null }>(`SELECT language FROM "user" WHERE id = $1`, [userId]))
      ?.language;
  const choose = (language: string | null) =>
    changeLanguage(shop.as.marketer, changeLanguageInput.parse({ language }));

  it("is chosen, known to every sign-in of theirs, in the log, and left to the browser again", async () => {
    expect((await as()).language).toBeNull();
    await choose("en");
    expect((await as()).language).toBe("en");
    await choose(null);
    expect(await languageOf(person.userId)).toBeNull();
    const written = await sql.query(
      `SELECT before, after
       FROM audit_entry
       WHERE workspace_id = $1 AND action = 'person.languageChanged'
       ORDER BY at, id`,
      [shop.id],
    );
    expect(written).toEqual([
      { before: { language: null }, after: { language: "en" } },
      { before: { language: "en" }, after: { language: null } },
    ]);
  });

  it.each(["xx", "../en", "EN", ""])(
    "%j, which there is not, is refused and changes nothing",
    async (language) => {
      await choose("en");
      await expect(choose(language)).rejects.toMatchObject({ code: "invalid" });
      expect(await languageOf(person.userId)).toBe("en");
    },
  );

  it("goes with a mail that is made for them, also to an address that is not theirs yet", async () => {
    await choose("en");
    const email = fresh();
    await ask(email);
    expect(await sql.query("SELECT language FROM outgoing_mail WHERE recipient = $1", [email])).toEqual([
      { language: "en" },
    ]);
  });
});
