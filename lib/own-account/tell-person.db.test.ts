import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { putNoticeAway } from "@/app/actions";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { cookieName } from "@/lib/platform/auth/session-cookie";
import { createSession, sessionToken } from "@/lib/platform/auth/session-rows";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { changePassword } from "@/lib/sign-in/change-password";
import type { OpenedSignIn } from "@/lib/sign-in/open-sign-in";
import { createPasswordLink } from "@/lib/sign-in/password-link";
import { setPassword } from "@/lib/sign-in/set-password";
import { signIn } from "@/lib/sign-in/sign-in";
import {
  createTestWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";
import { beginTwoStep } from "@/lib/two-step/begin-two-step";
import { disableTwoStep } from "@/lib/two-step/disable-two-step";
import { enableTwoStep } from "@/lib/two-step/enable-two-step";
import { renewRecoveryCodes } from "@/lib/two-step/renew-recovery-codes";
import { resetTwoStep } from "@/lib/two-step/reset-two-step";
import { deleteOldNotices } from "./delete-old-notices";
import { listNotices } from "./notice.queries";
import { tellPerson } from "./tell-person";

testDatabase();

const PASSWORD = "rain falls on tin roofs";
const OTHER = "another long sentence of words";
const ELSEWHERE = "00000000-0000-4000-8000-000000000000";
const facts = { ip: "203.0.113.7", userAgent: "Mozilla/5.0 (Windows) Firefox/140.0", requestId: "test-0001" };
let shop: TestWorkspace;
let server: TestMailServer;
let passwordHash: string | undefined;

beforeEach(async () => {
  passwordHash ??= await hashPassword(PASSWORD);
  shop = await createTestWorkspace({ passwordHash });
  server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const noticesOf = (person: TestPerson, sessionId = ELSEWHERE) =>
  listNotices({ userId: person.userId, sessionId });

/** What has been mailed to a person, as their subjects; everything that waits goes first. */
async function mailsTo(person: TestPerson): Promise<{ subject: string; body: string }[]> {
  while ((await sendDueMails()) > 0);
  return server.received
    .filter((mail) => mail.to.includes(person.email))
    .map((mail) => ({ subject: mail.headers.get("subject") ?? "", body: mail.body }));
}

const codeOf = (seed: string) => generateSync({ secret: seed, epoch: Math.floor(Date.now() / 1000) });
const forgetSteps = () => sql.execute(`UPDATE "user" SET totp_last_step = 0`);

describe("a person is told, by mail and on their next page, of", () => {
  it("a new password, changed in the settings or chosen by a link", async () => {
    const { admin, support } = shop.people;
    await changePassword(shop.as.admin, { current: PASSWORD, password: OTHER });
    const link = await sql.transaction((client) => createPasswordLink(client, support.userId));
    await setPassword({ token: link.split("/").at(-1) ?? "", password: OTHER }, facts);
    for (const person of [admin, support]) {
      expect((await noticesOf(person)).map(({ kind }) => kind)).toEqual(["password-changed"]);
      expect((await mailsTo(person)).map(({ subject }) => subject)).toEqual(["Your password was changed"]);
    }
  });

  it("two-step sign-in turned on, its codes renewed, turned off, and reset by the operator", async () => {
    const { admin } = shop.people;
    const turnOn = async () => {
      const { seed, ticket } = await beginTwoStep(shop.as.admin, { password: PASSWORD });
      await enableTwoStep(shop.as.admin, { ticket, code: codeOf(seed) });
      await forgetSteps();
      return seed;
    };
    const seed = await turnOn();
    await renewRecoveryCodes(shop.as.admin, { password: PASSWORD, code: codeOf(seed) });
    await forgetSteps();
    await disableTwoStep(shop.as.admin, { password: PASSWORD, code: codeOf(seed) });
    await turnOn();
    await resetTwoStep(admin.email);
    const changes = ["enabled", "codes-renewed", "disabled", "enabled", "reset"];
    expect((await noticesOf(admin)).map(({ values }) => values.change).reverse()).toEqual(changes);
    const mails = await mailsTo(admin);
    expect(mails).toHaveLength(5);
    for (const { subject, body } of mails) {
      expect(subject).toBe("Your two-step sign-in was changed");
      expect(body).not.toMatch(/\{change\}|codes-renewed|\benabled\b/);
    }
  });

  it("values that cannot be stored or would make a header are cleaned, not refused", async () => {
    const { owner } = shop.people;
    await sql.transaction((client) =>
      tellPerson(client, owner.userId, {
        kind: "password-changed",
        to: owner.email,
        values: { name: "A\0B\r\nBcc: x@example.com\ud800" },
      }),
    );
    expect((await noticesOf(owner))[0]?.values.name).toBe("A B Bcc: x@example.com\ufffd");
    expect(await mailsTo(owner)).toHaveLength(1);
  });
});

describe("a sign-in from a browser that is not known", () => {
  let person: TestPerson;
  beforeEach(() => {
    person = shop.people.owner;
  });
  const from = (
    browserToken: string | null | undefined,
    over: { userAgent?: string; ip?: string } = {},
  ): Promise<OpenedSignIn> =>
    signIn(
      { email: person.email, password: PASSWORD },
      { ...facts, ...over, ...(browserToken === undefined ? {} : { browserToken }) },
    );
  const news = async () =>
    (await mailsTo(person)).filter(({ subject }) => subject === "New sign-in to your account").length;
  const tomorrow = (days = 1) =>
    sql.execute("UPDATE known_browser SET last_seen_at = last_seen_at - make_interval(days => $1)", [days]);

  it("is told once; the first ever is no news, and the same browser stays known", async () => {
    const first = await from(null);
    expect(await news()).toBe(0);
    await from(first.browserToken);
    await from(first.browserToken, { ip: "198.51.100.1", userAgent: "Another" });
    expect(await news()).toBe(0);
    const second = await from(null, { userAgent: "Mozilla/5.0 (iPhone) Safari/605" });
    expect(await news()).toBe(1);
    await from(second.browserToken, { userAgent: "Mozilla/5.0 (iPhone) Safari/605" });
    expect(await news()).toBe(1);
    expect((await mailsTo(person))[0]?.body).toMatch(/Safari on iPhone[\s\S]*203\.0\.113\.7/);
  });

  it("a cookie of another person, of nobody, or signed by somebody else makes no browser known", async () => {
    const theirs = await signIn(
      { email: shop.people.admin.email, password: PASSWORD },
      { ...facts, browserToken: null },
    );
    await from(null);
    const [bits = ""] = theirs.browserToken.split(".");
    const forged = [
      theirs.browserToken,
      bits,
      `${bits}.${"A".repeat(43)}`,
      `${"B".repeat(43)}.${theirs.browserToken.split(".")[1]}`,
      "%",
      "",
    ];
    for (const [n, token] of forged.entries()) {
      const opened = await from(token, { userAgent: `Agent ${n}` });
      expect([token, opened.browserToken === token, await news()]).toEqual([token, n === 0, n + 1]);
    }
    const kept = JSON.stringify(
      await sql.query("SELECT encode(mark, 'escape') AS mark, user_id FROM known_browser"),
    );
    expect(kept).not.toContain(bits);
  });

  it("a browser that keeps no cookie is one piece of news a day for its user agent and address", async () => {
    await from(null);
    for (let n = 0; n < 3; n += 1) await from(null, { userAgent: "Private window" });
    expect(await news()).toBe(1);
    await from(null, { userAgent: "Private window", ip: "198.51.100.1" });
    expect(await news()).toBe(2);
    await tomorrow();
    await from(null, { userAgent: "Private window" });
    expect(await news()).toBe(3);
  });

  it("a program that signs in again and again is told of once, and again after a month away", async () => {
    await from(null);
    await Promise.all(Array.from({ length: 4 }, () => from(undefined, { userAgent: "till/1.0" })));
    expect(await news()).toBe(1);
    for (let day = 0; day < 3; day += 1) {
      await tomorrow(20);
      await from(undefined, { userAgent: "till/1.0" });
    }
    expect(await news()).toBe(1);
    await tomorrow(31);
    await from(undefined, { userAgent: "till/1.0" });
    expect(await news()).toBe(2);
    expect(
      await sql.query("SELECT 1 FROM known_browser WHERE kind = 'browser' AND user_id = $1", [person.userId]),
    ).toHaveLength(1);
  });

  it("after a password was chosen by a link every browser is unknown again", async () => {
    const first = await from(null);
    const link = await sql.transaction((client) => createPasswordLink(client, person.userId));
    await setPassword({ token: link.split("/").at(-1) ?? "", password: PASSWORD }, facts);
    await tomorrow();
    await from(first.browserToken);
    expect(await news()).toBe(1);
  });

  it("persons of a demo, whose passwords anybody may read, are not told", async () => {
    await sql.execute("UPDATE workspace SET demo = true WHERE id = $1", [shop.id]);
    await from(null);
    await from(null, { userAgent: "Another" });
    expect([await news(), await noticesOf(person)]).toEqual([0, []]);
  });

  it("that sign-in neither sees the notice about itself nor can put it away", async () => {
    await from(null);
    const stranger = await from(null, { userAgent: "Stranger" });
    expect(await noticesOf(person, stranger.sessionId)).toEqual([]);
    const [notice] = await noticesOf(person);
    await putAway(person, stranger.sessionId, notice?.id ?? "");
    expect(await noticesOf(person)).toHaveLength(1);
  });
});

/** As the button on the page does. */
async function putAway(person: TestPerson, sessionId: string, noticeId: string, site = "same-origin") {
  const cookie = `${cookieName("session")}=${await sessionToken(sessionId, person.userId)}`;
  incoming.headers = new Headers({ cookie, "sec-fetch-site": site });
  return putNoticeAway(noticeId);
}

describe("notices", () => {
  it("stay until the person puts them away: nobody else can, nor another site", async () => {
    const { owner, admin } = shop.people;
    await changePassword(shop.as.owner, { current: PASSWORD, password: OTHER });
    const [notice] = await noticesOf(owner);
    const id = notice?.id ?? "";
    const mine = await createSession(owner.userId, facts);
    const theirs = await createSession(admin.userId, facts);
    expect(await putAway(admin, theirs, id)).toMatchObject({ ok: true });
    expect(await putAway(owner, mine, id, "cross-site")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await putAway(owner, mine, "x' OR true\0")).toMatchObject({ ok: false, code: "invalid" });
    expect(await putAway(owner, ELSEWHERE, id)).toMatchObject({ ok: false, code: "unauthenticated" });
    expect(await noticesOf(owner)).toHaveLength(1);
    expect(await noticesOf(admin)).toEqual([]);
    expect(await putAway(owner, mine, id)).toMatchObject({ ok: true });
    expect(await noticesOf(owner)).toEqual([]);
  });

  it("go after 90 days, and what is known of a browser after 400", async () => {
    const { owner } = shop.people;
    for (let n = 0; n < 2; n += 1)
      await sql.transaction((client) =>
        tellPerson(client, owner.userId, {
          kind: "password-changed",
          to: owner.email,
          values: { name: "A" },
        }),
      );
    await signIn({ email: owner.email, password: PASSWORD }, { ...facts, browserToken: null });
    await sql.execute(
      `UPDATE person_notice
       SET created_at = now() - interval '91 days'
       WHERE id = (SELECT id FROM person_notice WHERE user_id = $1 LIMIT 1)`,
      [owner.userId],
    );
    await sql.execute(
      `UPDATE known_browser
       SET last_seen_at = now() - interval '401 days'
       WHERE user_id = $1 AND kind = 'browser'`,
      [owner.userId],
    );
    await deleteOldNotices();
    expect(await noticesOf(owner)).toHaveLength(1);
    expect(await sql.query("SELECT kind FROM known_browser WHERE user_id = $1", [owner.userId])).toEqual([
      { kind: "agent" },
    ]);
  });

  it("Z-3: no role of a workspace reads mails, notices, browsers or new addresses", async () => {
    for (const table of ["outgoing_mail", "person_notice", "known_browser", "address_change"])
      await expect(
        inWorkspace(shop.id, (tx) => tx.$queryRawUnsafe(`SELECT 1 FROM ${table}`)),
        table,
      ).rejects.toThrow(/permission denied/);
  });
});
