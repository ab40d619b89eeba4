import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askLink } from "@/app/(auth)/forgot-password/actions";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { sql } from "@/lib/platform/db/sql";
import { prepareMail } from "@/lib/sign-in/prepare-mail";
import { createTestWorkspace, type TestPerson } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";
import { readPasswordLink } from "./read-password-link";
import { setPassword } from "./set-password";
import { signIn } from "./sign-in";

testDatabase();

const PASSWORD = "another long sentence of words";
const facts = { ip: "203.0.113.9", userAgent: "test", requestId: "test-0001" };
let person: TestPerson;
let server: TestMailServer;
let client = 0;

beforeEach(async () => {
  person = (await createTestWorkspace()).people.marketer;
  server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url);
  await sql.execute("DELETE FROM outgoing_mail");
  client += 1;
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

/** As the form does, from an address of this test's own. */
async function ask(email: string, over: Record<string, string> = {}) {
  incoming.headers = new Headers({
    "sec-fetch-site": "same-origin",
    "x-forwarded-for": `198.51.100.${client}`,
    ...over,
  });
  const form = new FormData();
  form.set("email", email);
  return askLink({ message: null, email: "", sent: false }, form);
}

async function mailed(): Promise<string[]> {
  while ((await sendDueMails(prepareMail)) > 0);
  return server.received.flatMap((mail) => /set-password\/([\w-]{43})/.exec(mail.body)?.[1] ?? []);
}

describe("a forgotten password", () => {
  it("a mailed link sets a new one, once, within an hour", async () => {
    expect(await ask(` ${person.email.toUpperCase()} `)).toMatchObject({ sent: true, message: null });
    const [token = ""] = await mailed();
    expect(server.received.map((mail) => mail.to)).toEqual([[person.email]]);
    expect(await readPasswordLink(token)).toMatchObject({ email: person.email });
    await setPassword({ token, password: PASSWORD }, facts);
    await expect(signIn({ email: person.email, password: PASSWORD }, facts)).resolves.toMatchObject({
      userId: person.userId,
    });
    await expect(setPassword({ token, password: PASSWORD }, facts)).rejects.toMatchObject({
      code: "not_found",
    });
    await ask(person.email);
    const [, late = ""] = await mailed();
    await sql.execute("UPDATE password_link SET expires_at = expires_at - interval '1 hour 1 second'");
    expect(await readPasswordLink(late)).toBeNull();
  });

  it("known and unknown addresses get the same answer for the same statements; the unknown one leaves no trace and no mail", async () => {
    const seen: Record<string, unknown> = {};
    for (const [kind, email] of [
      ["known", person.email],
      ["unknown", "nobody-at-all@example.com"],
    ] as const) {
      const statements: string[] = [];
      const pool = sql.pool();
      const spy = vi.spyOn(pool, "query").mockImplementation(function (
        this: typeof pool,
        ...args: unknown[]
      ) {
        statements.push(String((args[0] as { text?: string }).text ?? args[0]));
        return (Object.getPrototypeOf(pool) as typeof pool).query.apply(pool, args as never);
      } as never);
      const { email: _, ...answer } = await ask(email);
      spy.mockRestore();
      const row = await sql.first(
        "SELECT kind, length(values_cipher) AS length FROM outgoing_mail WHERE recipient = $1",
        [email],
      );
      seen[kind] = { answer, statements, row };
    }
    expect((seen.known as { statements: string[] }).statements.length).toBeGreaterThan(2);
    expect(seen.unknown).toEqual(seen.known);
    expect(await mailed()).toHaveLength(1);
    expect(server.received.map((mail) => mail.to)).toEqual([[person.email]]);
    expect(await sql.query("SELECT 1 FROM outgoing_mail WHERE recipient LIKE 'nobody%'")).toEqual([]);
  });

  it("one address can be written to four times an hour, from anywhere, and one client may ask twenty times: then 429's sentence, alike for all", async () => {
    for (const email of [person.email, "nobody-at-all-2@example.com"]) {
      const answers = [];
      for (let n = 0; n < 5; n += 1)
        answers.push(await ask(email, { "x-forwarded-for": `192.0.2.${client * 20 + n}` }));
      expect(answers.map(({ sent }) => sent)).toEqual([true, true, true, true, false]);
      expect(answers[4]?.message).toMatch(
        /^Too many mails were asked for\. Wait \d+ minutes and try again\.$/,
      );
    }
    const some = Array.from({ length: 21 }, (_, n) => `client-${client}-${n}@example.com`);
    const answers = await Promise.all(some.map((email) => ask(email)));
    expect(answers.filter(({ sent }) => sent)).toHaveLength(20);
  });

  it("the hour of a link begins when it is mailed: a request waits for the server", async () => {
    await server.stop();
    await ask(person.email);
    await sendDueMails(prepareMail);
    await sql.execute("UPDATE outgoing_mail SET created_at = now() - interval '2 hours', due_at = now()");
    server = await startMailServer({ port: server.port });
    const [token = ""] = await mailed();
    expect(await readPasswordLink(token)).toMatchObject({ email: person.email });
  });

  it("bad input is said at the field and keeps what was typed; another site's form is refused", async () => {
    for (const email of [
      "",
      "amir",
      "a@b@example.com",
      "a\0b@example.com",
      `${"a".repeat(300)}@example.com`,
    ]) {
      const answer = await ask(email);
      expect([email, answer.sent, answer.message]).toEqual([
        email,
        false,
        expect.stringMatching(/whole email address|cannot be stored|at most/),
      ]);
      expect(answer.email).toBe(email.slice(0, 254));
    }
    expect(await ask(person.email, { "sec-fetch-site": "cross-site" })).toMatchObject({ sent: false });
    expect(await sql.query("SELECT 1 FROM outgoing_mail")).toEqual([]);
  });

  it("without mail the form says whom to ask", async () => {
    vi.stubEnv("SMTP_URL", "");
    expect(await ask(person.email)).toMatchObject({
      sent: false,
      message: expect.stringMatching(/Ask an admin/),
    });
  });
});
