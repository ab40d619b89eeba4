import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queueMail } from "@/lib/mail/queue-mail";
import { sql } from "@/lib/platform/db/sql";
import { openStage, type Stage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { startMailServer, type TestMailServer } from "@/lib/testing/test-mail-server";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];
let on: Stage;
let server: TestMailServer;

beforeEach(async () => {
  on = await openStage(open);
  server = await startMailServer();
  open.push(() => server.stop());
  vi.stubEnv("SMTP_URL", server.url);
});

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  vi.unstubAllEnvs();
});

const queue = (to: string) =>
  sql.transaction((client) => queueMail(client, { kind: "password-changed", to, values: { name: "Amir" } }));
const waiting = () =>
  sql.query<{ recipient: string; attempts: number }>(
    "SELECT recipient, attempts FROM outgoing_mail WHERE due_at IS NOT NULL",
  );

describe("a worker that sends mail", () => {
  it("killed between the last line of a mail and its mark: the mail goes once more, under the same Message-ID, and none is lost", async () => {
    const url = server.url.replace("smtp://", "smtp://shop:canary-mail-word@");
    await queue("first@example.com");
    let arrived = 0;
    server.beforeTaken = async () => {
      arrived += 1;
      await stopWorker(killed, "SIGKILL");
    };
    const killed = startWorker(on, database.url, { SMTP_URL: url });
    await until(
      () => server.received,
      (mails) => mails.length === 1,
    );
    expect(await waiting()).toEqual([{ recipient: "first@example.com", attempts: 1 }]);
    server.beforeTaken = async () => {};
    await sql.execute("UPDATE outgoing_mail SET due_at = now() WHERE due_at IS NOT NULL");
    await queue("second@example.com");
    startWorker(on, database.url, { SMTP_URL: url });
    await until(waiting, (rows) => rows.length === 0);
    const firsts = server.received.filter((mail) => mail.to.includes("first@example.com"));
    expect(arrived).toBe(1);
    expect(firsts).toHaveLength(2);
    expect(new Set(firsts.map((mail) => mail.headers.get("message-id"))).size).toBe(1);
    expect(server.received).toHaveLength(3);
    expect(on.output.join("")).not.toContain("canary-mail-word");
  });

  it("a server that is away costs nothing: the worker goes on, logs no login, and sends when it is back", async () => {
    const { port } = server;
    await server.stop();
    await queue("patient@example.com");
    startWorker(on, database.url, { SMTP_URL: `smtp://shop:canary-mail-word@127.0.0.1:${port}` });
    await until(waiting, ([row]) => (row?.attempts ?? 0) === 1);
    await until(
      () => on.output.join(""),
      (text) => text.includes("a mail was not taken"),
    );
    server = await startMailServer({ port });
    await sql.execute("UPDATE outgoing_mail SET due_at = now() WHERE due_at IS NOT NULL");
    await until(waiting, (rows) => rows.length === 0);
    expect(server.received.map((mail) => mail.to)).toEqual([["patient@example.com"]]);
    expect(on.output.join("")).not.toContain("canary-mail-word");
  });
});
