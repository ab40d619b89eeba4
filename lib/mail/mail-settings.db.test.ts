import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteOldMails } from "@/lib/mail/delete-old-mails";
import { getMailSettings } from "@/lib/mail/mail-settings.queries";
import { queueMail } from "@/lib/mail/queue-mail";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { sendTestMail } from "@/lib/mail/send-test-mail";
import { watchMail } from "@/lib/mail/watch-mail";
import { sql } from "@/lib/platform/db/sql";
import { mailFindings } from "@/lib/programs/cli/mail-findings";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";

testDatabase();

const WORD = "canary-mail-word";
let shop: TestWorkspace;
let server: TestMailServer;

beforeEach(async () => {
  await sql.execute("DELETE FROM outgoing_mail");
  shop = await createTestWorkspace();
  server = await startMailServer();
  vi.stubEnv("SMTP_URL", server.url.replace("smtp://", `smtp://shop:${WORD}@`));
  vi.stubEnv("MAIL_FROM", "Canang <no-reply@canang.example>");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

const queue = (to: string) =>
  sql.transaction((client) => queueMail(client, { kind: "password-changed", to, values: { name: "Amir" } }));

describe("the settings page of mail", () => {
  it("tells the server without its login, figures without recipients, and what became of one's own test", async () => {
    expect(await getMailSettings(shop.as.owner)).toMatchObject({
      waiting: 0,
      givenUp: 0,
      lastSentAt: null,
      test: null,
    });
    expect(await sendTestMail(shop.as.owner)).toEqual({ email: shop.people.owner.email });
    expect((await getMailSettings(shop.as.owner)).test).toMatchObject({ state: "waiting" });
    await sendDueMails();
    expect(server.received.map((mail) => mail.to)).toEqual([[shop.people.owner.email]]);
    server.answer.recipient = (address) => (address.startsWith("gone") ? 550 : 451);
    await queue("gone@example.com");
    await queue("slow@example.com");
    await sendDueMails();
    const seen = await getMailSettings(shop.as.owner);
    expect(seen).toMatchObject({
      server: { host: `127.0.0.1:${server.port}`, from: "Canang <no-reply@canang.example>" },
      waiting: 1,
      failing: 1,
      givenUp: 1,
      problem: "recipient",
      test: { state: "sent" },
    });
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${WORD}|gone@|slow@|shop:`));
    expect((await getMailSettings(shop.as.admin)).test).toBeNull();
    const written = await sql.query(
      "SELECT 1 FROM audit_entry WHERE workspace_id = $1 AND action = 'mail.testSent'",
      [shop.id],
    );
    expect(written).toHaveLength(1);
  });

  it("a test goes four times an hour, and without a server says what is missing", async () => {
    for (let n = 0; n < 4; n += 1) await sendTestMail(shop.as.admin);
    await expect(sendTestMail(shop.as.admin)).rejects.toMatchObject({ code: "too_many_requests" });
    vi.stubEnv("SMTP_URL", "");
    await expect(sendTestMail(shop.as.owner)).rejects.toMatchObject({
      message: expect.stringMatching(/SMTP_URL/),
    });
    expect(await getMailSettings(shop.as.owner)).toMatchObject({ server: null });
  });
});

describe("people and the operator learn that mail does not go out", () => {
  const alarms = () =>
    sql.query(
      "SELECT message FROM alarm WHERE workspace_id = $1 AND kind = 'mail.failing' AND resolved_at IS NULL",
      [shop.id],
    );

  it("owners and admins are alarmed after a quarter of an hour, once, and not any more when it goes", async () => {
    const { port } = server;
    await server.stop();
    await queue("slow@example.com");
    await sendDueMails();
    await watchMail();
    expect(await alarms()).toEqual([]);
    await sql.execute("UPDATE outgoing_mail SET created_at = now() - interval '16 minutes', due_at = now()");
    await watchMail();
    await watchMail();
    expect(await alarms()).toHaveLength(1);
    server = await startMailServer({ port });
    await sendDueMails();
    await watchMail();
    expect(await alarms()).toEqual([]);
  });

  it("one recipient whose server puts us off alarms nobody", async () => {
    server.answer.recipient = () => 451;
    await queue("full@example.com");
    await sendDueMails();
    await sql.execute("UPDATE outgoing_mail SET created_at = now() - interval '2 hours'");
    await watchMail();
    expect(await alarms()).toEqual([]);
  });

  it("doctor connects and says what is so, without the login", async () => {
    const said = async () => (await mailFindings()).map(({ ok, sentence }) => [ok, sentence]);
    expect(await said()).toEqual([
      [true, `The mail server 127.0.0.1:${server.port} answers; mail goes out as no-reply@canang.example.`],
      [true, "0 mail(s) wait, 0 of them tried in vain; 0 given up in 30 days."],
    ]);
    await server.stop();
    await queue("slow@example.com");
    await sendDueMails();
    const [first, second] = await said();
    expect(first).toEqual([false, expect.stringMatching(/cannot be used: .*ECONNREFUSED/)]);
    expect(second).toEqual([
      false,
      expect.stringMatching(/^1 mail\(s\) wait, 1 of them tried in vain; .*ECONNREFUSED/),
    ]);
    server = await startMailServer({
      onAuth: (auth, _session, done) => done(new Error(`No ${auth.password}`)),
    });
    vi.stubEnv("SMTP_URL", server.url.replace("smtp://", `smtp://shop:${WORD}@`));
    const [login] = await said();
    expect(login).toEqual([false, expect.stringMatching(/cannot be used: .*\[hidden\]/)]);
    expect(JSON.stringify(login)).not.toContain(WORD);
    vi.stubEnv("SMTP_URL", "");
    expect(await said()).toEqual([[true, expect.stringMatching(/handed over by hand/)]]);
  });
});

describe("retention", () => {
  it("what is left of a mail goes after 30 days", async () => {
    await queue("old@example.com");
    await queue("young@example.com");
    await sql.execute(
      "UPDATE outgoing_mail SET created_at = now() - interval '31 days' WHERE recipient = 'old@example.com'",
    );
    expect(await deleteOldMails()).toBe(1);
    expect(await sql.query("SELECT recipient FROM outgoing_mail")).toEqual([
      { recipient: "young@example.com" },
    ]);
  });
});
