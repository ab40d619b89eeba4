import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Mail } from "@/lib/mail/mail.rules";
import { mailProblem } from "@/lib/mail/mail-problem";
import { mailServer } from "@/lib/mail/mail-server";
import { verifyMailServer } from "@/lib/mail/mail-transport";
import { queueMail } from "@/lib/mail/queue-mail";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { sql } from "@/lib/platform/db/sql";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";

testDatabase();

const open: TestMailServer[] = [];
let count = 0;

beforeEach(async () => {
  vi.stubEnv("MAIL_FROM", "Canang <no-reply@canang.example>");
  await sql.execute("DELETE FROM outgoing_mail");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of open.splice(0)) await server.stop();
});

async function mailbox(options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> {
  const server = await startMailServer(options);
  open.push(server);
  vi.stubEnv("SMTP_URL", server.url);
  return server;
}

const address = () => `person-${++count}@example.com`;
const changed = (to: string): Mail => ({ kind: "password-changed", to, values: { name: "Amir" } });
const queue = (mail: Mail) => sql.transaction((client) => queueMail(client, mail));

interface Row extends Record<string, unknown> {
  id: string;
  due: boolean;
  seconds: number | null;
  attempts: number;
  content: boolean;
  sent: boolean;
  problem: string | null;
  last_error: string | null;
}

async function rowOf(recipient: string): Promise<Row> {
  const row = await sql.first<Row>(
    `SELECT id, due_at IS NOT NULL AS due, extract(epoch FROM due_at - now())::float8 AS seconds, attempts,
       values_cipher IS NOT NULL AS content,
       sent_at IS NOT NULL AS sent, problem, last_error FROM outgoing_mail WHERE recipient = $1`,
    [recipient],
  );
  if (row === null) throw new Error(`There is no mail to ${recipient}.`);
  return row;
}

/** As if the pause were over. */
const dueNow = () =>
  sql.execute("UPDATE outgoing_mail SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");

describe("mail that is sent", () => {
  it("arrives as plain text and simple HTML, marked as made by a machine, and its content is deleted", async () => {
    const server = await mailbox();
    const to = address();
    await queue({
      kind: "invitation",
      to,
      values: {
        workspace: "Kedai <b>Ali</b>",
        inviter: "Siti",
        role: "Admin",
        link: "http://localhost:3000/x?a=1&b=2",
        days: 7,
      },
    });
    const { id, content } = await rowOf(to);
    expect(content).toBe(true);
    expect(await sendDueMails()).toBe(1);
    const [mail] = server.received;
    expect([mail?.from, mail?.to]).toEqual(["no-reply@canang.example", [to]]);
    expect(mail?.headers.get("message-id")).toBe(`<${id}@canang.example>`);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.headers.get("content-type")).toMatch(/^multipart\/alternative/);
    expect(mail?.headers.get("from")).toBe("Canang <no-reply@canang.example>");
    expect(mail?.body).toContain("http://localhost:3000/x?a=1&b=2");
    expect(mail?.body).toContain("Kedai &lt;b&gt;Ali&lt;/b&gt;");
    expect(mail?.body).toContain('href="http://localhost:3000/x?a=1&amp;b=2"');
    expect(mail?.body).not.toMatch(/<img|url\(|https?:\/\/(?!localhost:3000)/);
    expect(await rowOf(to)).toMatchObject({
      due: false,
      sent: true,
      content: false,
      attempts: 1,
      problem: null,
    });
    expect(await sendDueMails()).toBe(0);
  });

  it("no value makes a header, a second recipient or a line of the conversation, and none stops the mail", async () => {
    const server = await mailbox();
    const to = address();
    const evil = "Amir\r\nBcc: thief@example.com\r\n\r\n.\r\nRCPT TO:<thief@example.com>\0\ud800\u202e";
    await queue({
      kind: "invitation",
      to,
      values: { workspace: evil, inviter: evil, role: "Admin", link: "http://localhost:3000/x", days: 1 },
    });
    await queue({ kind: "test", to, values: { name: evil } });
    await sendDueMails();
    expect(server.received.map((mail) => mail.to)).toEqual([[to], [to]]);
    for (const { headers, raw } of server.received) {
      expect([...headers.keys()]).not.toContain("bcc");
      expect(headers.get("to")).toBe(to);
      expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^(bcc|rcpt|\.)/im);
    }
  });

  it("what is no single address is never queued, and never tried if it stands there", async () => {
    const server = await mailbox();
    const bad = [
      "a@example.com, b@example.com",
      "a@example.com\r\nRCPT TO:<b@example.com>",
      "<a@example.com>",
      "a@b@example.com",
      "a example.com",
      "",
      '"a b"@example.com',
    ];
    for (const to of bad) expect([to, await queue(changed(to))]).toEqual([to, false]);
    const to = address();
    await queue(changed(to));
    await sql.execute("UPDATE outgoing_mail SET recipient = 'a@example.com, b@example.com'");
    await sendDueMails();
    expect(server.connections).toBe(0);
    expect(await rowOf("a@example.com, b@example.com")).toMatchObject({
      due: false,
      sent: false,
      content: false,
      problem: "recipient",
    });
  });

  it("without a mail server nothing is queued", async () => {
    vi.stubEnv("SMTP_URL", "");
    expect(await queue(changed(address()))).toBe(false);
    expect(await sendDueMails()).toBe(0);
  });
});

describe("mail that is not taken", () => {
  it("waits while the server is away, longer each time, and goes when it is back", async () => {
    const server = await mailbox();
    await server.stop();
    open.splice(0);
    const to = address();
    await queue(changed(to));
    const pauses: number[] = [];
    for (let n = 1; n <= 4; n += 1) {
      await dueNow();
      await sendDueMails();
      const row = await rowOf(to);
      expect(row).toMatchObject({ due: true, content: true, attempts: n, problem: "connection" });
      pauses.push(Math.round(row.seconds ?? 0));
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBeLessThan(pauses[3] ?? 0);
    const back = await startMailServer({ port: server.port });
    open.push(back);
    await dueNow();
    await sendDueMails();
    expect(back.received).toHaveLength(1);
    expect(await rowOf(to)).toMatchObject({ sent: true, content: false, attempts: 5 });
  });

  it("a 4xx is tried again and then accepted, under the same Message-ID", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    server.answer.recipient = () => 451;
    await sendDueMails();
    expect(await rowOf(to)).toMatchObject({ due: true, problem: "recipient", content: true });
    server.answer = { recipient: () => null, data: () => 452 };
    await dueNow();
    await sendDueMails();
    expect(await rowOf(to)).toMatchObject({ due: true, problem: "refused", content: true });
    server.answer.data = () => null;
    await dueNow();
    await sendDueMails();
    expect(server.received.map((mail) => mail.headers.get("message-id"))).toEqual([
      `<${(await rowOf(to)).id}@canang.example>`,
    ]);
  });

  it("a 5xx to the recipient ends it at once; one recipient's end leaves the others alone", async () => {
    const server = await mailbox();
    const [gone, here] = [address(), address()];
    server.answer.recipient = (recipient) => (recipient === gone ? 550 : null);
    await queue(changed(gone));
    await queue(changed(here));
    await sendDueMails();
    expect(await rowOf(gone)).toMatchObject({
      due: false,
      sent: false,
      content: false,
      attempts: 1,
      problem: "recipient",
    });
    expect(await rowOf(here)).toMatchObject({ sent: true });
  });

  it("a 5xx to the content or to our login is ours to mend: the mail waits", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    server.answer.data = () => 554;
    await sendDueMails();
    expect(await rowOf(to)).toMatchObject({ due: true, content: true, problem: "refused" });
    const asks = await mailbox({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error("Invalid login s3cret-word")),
    });
    vi.stubEnv("SMTP_URL", asks.url.replace("smtp://", "smtp://shop:s3cret-word@"));
    await dueNow();
    await sendDueMails();
    const row = await rowOf(to);
    expect(row).toMatchObject({ due: true, content: true, problem: "login" });
    expect(row.last_error).not.toContain("s3cret-word");
  });

  it("is given up after three days, and a link that has expired is not sent any more", async () => {
    const server = await mailbox();
    server.answer.data = () => 452;
    const [old, young, link] = [address(), address(), address()];
    await queue(changed(old));
    await queue(changed(young));
    await queue({
      kind: "address-confirmation",
      to: link,
      values: { name: "Amir", link: "http://localhost:3000/x", hours: 1 },
    });
    await sql.execute(
      "UPDATE outgoing_mail SET created_at = now() - interval '73 hours' WHERE recipient = $1",
      [old],
    );
    await sql.execute(
      "UPDATE outgoing_mail SET created_at = now() - interval '2 hours' WHERE recipient <> $1",
      [old],
    );
    await sendDueMails();
    const states = await Promise.all([old, young, link].map(rowOf));
    expect(states.map(({ due, content }) => [due, content])).toEqual([
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it("content sealed with another key waits for that key", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, "another").toString("base64"));
    await sendDueMails();
    expect(await rowOf(to)).toMatchObject({ due: true, content: true, problem: "unreadable" });
    vi.unstubAllEnvs();
    vi.stubEnv("SMTP_URL", server.url);
    await dueNow();
    await sendDueMails();
    expect(await rowOf(to)).toMatchObject({ sent: true });
  });
});

describe("several workers", () => {
  it("never send the same mail at the same time: each of 40 arrives once from four that look at once", async () => {
    const server = await mailbox();
    const people = Array.from({ length: 40 }, address);
    for (const to of people) await queue(changed(to));
    const work = async () => {
      while ((await sendDueMails()) > 0);
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(server.received.flatMap((mail) => mail.to).sort()).toEqual([...people].sort());
  });

  it("one that holds a mail keeps it from the others while its conversation lasts", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    let others = -1;
    server.beforeTaken = async () => {
      others = await sendDueMails();
    };
    await sendDueMails();
    expect(others).toBe(0);
    expect(server.received).toHaveLength(1);
  });

  it("whoever died leaves the mail: after its lease another one sends it", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    await sql.execute("UPDATE outgoing_mail SET attempts = 1, due_at = now() + interval '2 minutes'");
    expect(await sendDueMails()).toBe(0);
    await dueNow();
    await sendDueMails();
    expect(server.received).toHaveLength(1);
  });

  it("who lost the lease does not bring back a mail that another one has sent", async () => {
    const server = await mailbox();
    const to = address();
    await queue(changed(to));
    const answers = [null, 452];
    server.answer.data = () => answers.shift() ?? null;
    await sendDueMails(async (mail) => {
      await dueNow();
      expect(await sendDueMails()).toBe(1);
      return mail;
    });
    expect(answers).toEqual([]);
    expect(server.received).toHaveLength(1);
    expect(await rowOf(to)).toMatchObject({ sent: true, due: false, attempts: 2, problem: null });
  });
});

describe("TLS", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-mail-"));
  const certificate = () => {
    const files = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [string, string];
    execFileSync(
      "openssl",
      [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        files[0],
        "-out",
        files[1],
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
      ],
      { stdio: "ignore" },
    );
    return { key: readFileSync(files[0]), cert: readFileSync(files[1]) };
  };

  it("a certificate of nobody we trust is refused: by smtps and by STARTTLS, whatever the address asks for, and nothing is said to it", async () => {
    const tls = certificate();
    rmSync(folder, { recursive: true, force: true });
    const seen: string[] = [];
    const overTls = await mailbox({
      secure: true,
      ...tls,
      onAuth(auth, _session, done) {
        seen.push(auth.method);
        done(null, { user: "x" });
      },
    });
    const startTls = await mailbox({ disabledCommands: [], ...tls });
    const to = address();
    await queue(changed(to));
    const urls = [
      `smtps://shop:word@127.0.0.1:${overTls.port}`,
      `smtps://shop:word@localhost:${overTls.port}/?tls.rejectUnauthorized=false&ignoreTLS=true`,
      `smtp://127.0.0.1:${startTls.port}`,
      `smtp://shop:word@127.0.0.1:${startTls.port}/?ignoreTLS=true`,
    ];
    for (const url of urls) {
      vi.stubEnv("SMTP_URL", url);
      await dueNow();
      await sendDueMails();
      expect([url, (await rowOf(to)).problem]).toEqual([url, "certificate"]);
      const server = mailServer();
      if (server === null) throw new Error("There is a server.");
      const refused = await verifyMailServer(server).catch((error: unknown) => mailProblem(error, server));
      expect(refused).toMatchObject({ problem: "certificate", final: false });
    }
    expect([overTls.received, startTls.received, seen]).toEqual([[], [], []]);
  });

  it("a login is never sent to another machine without TLS", () => {
    const rules = (url: string) => {
      vi.stubEnv("SMTP_URL", url);
      return mailServer()?.requireTls;
    };
    expect(rules("smtp://shop:word@mail.example.com:587")).toBe(true);
    expect(rules("smtp://mail.example.com")).toBe(false);
    expect(rules("smtp://shop:word@127.0.0.1:2525")).toBe(false);
  });
});
