import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCallbackToken, openCallbackUrls } from "@/lib/callback-tokens/callback-token";
import { countSealed } from "@/lib/encryption-keys/count-sealed";
import { rotateKeys } from "@/lib/encryption-keys/rotate-keys";
import { SEALED_COLUMNS, type SealedColumn } from "@/lib/encryption-keys/sealed-columns";
import { openSecretSettings, sealSecretSettings } from "@/lib/gateways/secret-settings";
import { type KeptAnswerKey, openAnswer, sealAnswer } from "@/lib/guards/kept-answer";
import { mailBinding } from "@/lib/mail/queue-mail";
import { totpBinding } from "@/lib/own-account/spend-code";
import { sql } from "@/lib/platform/db/sql";
import { environment } from "@/lib/platform/env";
import { replaceKeptKey } from "@/lib/platform/program/replace-kept-key";
import { KEPT, provideSecrets } from "@/lib/platform/program/secrets-file";
import { projectRoot } from "@/lib/platform/project-root";
import { openSecret, sealSecret } from "@/lib/platform/secrets";
import { keyFindings } from "@/lib/programs/cli/key-findings";
import { erasedPhone } from "@/lib/retention/erased-phone";
import { erasingKey } from "@/lib/retention/erasing-key";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

const database = testDatabase();
const newKey = () => randomBytes(32).toString("base64");

let oldKey: string;
let nextKey: string;
let shop: TestWorkspace;

beforeEach(async () => {
  oldKey = newKey();
  nextKey = newKey();
  await sql.query('TRUNCATE workspace, "user", outgoing_mail CASCADE');
  await sql.query("TRUNCATE gateway_account, callback_token, webhook_endpoint, idempotency_key CASCADE");
  giveKeys(oldKey, undefined);
  shop = await createTestWorkspace();
});
afterEach(() => vi.unstubAllEnvs());

function giveKeys(present: string, old: string | undefined): void {
  vi.stubEnv("ENCRYPTION_KEY", present);
  vi.stubEnv("ENCRYPTION_KEY_OLD", old);
}

/** One value in every sealed column, each with a way to read it back. */
async function fill(): Promise<(() => Promise<string>)[]> {
  const accountId = await createTestAccount(shop.id);
  await sql.execute("UPDATE gateway_account SET password_cipher = $2 WHERE id = $1", [
    accountId,
    sealSecret("pw", `gateway_account:${accountId}`),
  ]);
  await sql.execute("UPDATE gateway_account SET settings_cipher = $2 WHERE id = $1", [
    accountId,
    sealSecretSettings(accountId, { appSecret: "s3cret" }),
  ]);
  const token = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId: shop.id, gatewayAccountId: accountId }),
  );
  const { userId } = shop.people.owner;
  await sql.execute('UPDATE "user" SET totp_cipher = $2 WHERE id = $1', [
    userId,
    sealSecret("seed", totpBinding(userId)),
  ]);
  const webhook = await createWebhook(shop.as.owner, {
    url: "https://example.com/hook",
    events: ["message.status"],
  });
  await rotateWebhookSecret(shop.as.owner, { webhookId: webhook.id });
  const mail = randomUUID();
  await sql.execute(
    `INSERT INTO outgoing_mail (id, kind, recipient, values_cipher)
     VALUES ($1, 'password-changed', 'a@example.com', $2)`,
    [mail, sealSecret("{}", mailBinding(mail))],
  );
  const answer: KeptAnswerKey = [shop.id, "someone POST /api/v1/lists", "first"];
  await sql.execute(
    `INSERT INTO idempotency_key (workspace_id, scope, key, body_hash, status, response_cipher)
     VALUES ($1, $2, $3, '', 201, $4)`,
    [...answer, sealAnswer(answer, { contentType: null, body: "made" })],
  );
  await erasingKey(sql.pool(), shop.id);
  const column = (text: string, values: unknown[]) =>
    sql.first<{ it: string }>(text, values).then((row) => row?.it ?? "");
  return [
    async () =>
      openSecret(
        await column("SELECT password_cipher AS it FROM gateway_account WHERE id = $1", [accountId]),
        `gateway_account:${accountId}`,
      ),
    async () => {
      const cipher = await column("SELECT settings_cipher AS it FROM gateway_account WHERE id = $1", [
        accountId,
      ]);
      return openSecretSettings(accountId, cipher).appSecret ?? "";
    },
    async () => {
      const cipher = await column("SELECT token_cipher AS it FROM callback_token WHERE id = $1", [token.id]);
      return openCallbackUrls({ id: token.id, tokenCipher: cipher }).deliveryReports;
    },
    async () =>
      openSecret(
        await column('SELECT totp_cipher AS it FROM "user" WHERE id = $1', [userId]),
        totpBinding(userId),
      ),
    async () =>
      openSecret(
        await column("SELECT secret_cipher AS it FROM webhook_endpoint WHERE id = $1", [webhook.id]),
        `webhook_endpoint:${webhook.id}`,
      ),
    async () =>
      openSecret(
        await column("SELECT previous_secret_cipher AS it FROM webhook_endpoint WHERE id = $1", [webhook.id]),
        `webhook_endpoint:${webhook.id}`,
      ),
    async () =>
      openSecret(
        await column("SELECT values_cipher AS it FROM outgoing_mail WHERE id = $1", [mail]),
        mailBinding(mail),
      ),
    async () =>
      openAnswer(
        answer,
        await column("SELECT response_cipher AS it FROM idempotency_key WHERE key = 'first'", []),
      ).body ?? "",
    async () => (await erasingKey(sql.pool(), shop.id)).toString("hex"),
  ];
}

const readAll = (secrets: (() => Promise<string>)[]) => Promise.all(secrets.map((read) => read()));

/** The operator's own program; `started` before its end. */
function cli(args: string[], env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ["lib/programs/launch/run.mjs", "lib/programs/cli/main.ts", ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const said = { code: null as number | null, stdout: "", stderr: "" };
  for (const way of ["stdout", "stderr"] as const)
    child[way].setEncoding("utf8").on("data", (text: string) => {
      said[way] += text;
    });
  return {
    child,
    ended: new Promise<typeof said>((resolve) => child.once("close", (code) => resolve({ ...said, code }))),
  };
}

describe("K-1: ENCRYPTION_KEY_OLD and keys:rotate", () => {
  it("opens what the old key sealed, and seals with the new one", async () => {
    const sealed = sealSecret("word", "row:1");
    giveKeys(nextKey, oldKey);
    expect(openSecret(sealed, "row:1")).toBe("word");
    const fresh = sealSecret("word", "row:1");
    giveKeys(nextKey, undefined);
    expect(openSecret(fresh, "row:1")).toBe("word");
    expect(() => openSecret(sealed, "row:1")).toThrow(/another ENCRYPTION_KEY/);
  });

  it("seals every column again: the same secrets then open with the new key alone, and each is still bound to its row", async () => {
    const secrets = await fill();
    expect(secrets).toHaveLength(SEALED_COLUMNS.length);
    const before = await readAll(secrets);
    giveKeys(nextKey, oldKey);
    expect(await keyFindings()).toEqual([
      {
        about: "keys",
        ok: false,
        sentence: expect.stringMatching(/^9 stored secret\(s\) still use the old key/),
      },
    ]);
    const { resealed, unreadable, left, foreign, columns } = await rotateKeys();
    expect([resealed, unreadable, left, foreign]).toEqual([9, 0, 0, 0]);
    expect(columns.every((each) => each.resealed === 1)).toBe(true);
    expect(await keyFindings()).toEqual([
      {
        about: "keys",
        ok: true,
        sentence: expect.stringMatching(/ENCRYPTION_KEY_OLD is not needed any more/),
      },
    ]);
    giveKeys(nextKey, undefined);
    expect(await readAll(secrets)).toEqual(before);
    const row = await sql.first<{ it: string }>("SELECT password_cipher AS it FROM gateway_account");
    expect(() => openSecret(row?.it ?? "", `gateway_account:${randomUUID()}`)).toThrow();
    expect(
      await sql.first(
        "SELECT after FROM audit_entry WHERE action = 'encryptionKey.rotated' ORDER BY id DESC",
      ),
    ).toMatchObject({
      after: { resealed: 9 },
    });
  });

  it("an erased number keeps its mark, also where the key of the marks had only been derived", async () => {
    const mark = erasedPhone(await erasingKey(sql.pool(), shop.id), "60123456789");
    await sql.execute("UPDATE workspace SET erasing_key_cipher = NULL");
    giveKeys(nextKey, oldKey);
    await rotateKeys();
    giveKeys(nextKey, undefined);
    expect(erasedPhone(await erasingKey(sql.pool(), shop.id), "60123456789")).toBe(mark);
  });

  it("a second rotation after the first changes nothing", async () => {
    await fill();
    giveKeys(nextKey, oldKey);
    await rotateKeys();
    expect(await rotateKeys()).toMatchObject({ resealed: 0, left: 0, unreadable: 0 });
  });

  it("what was altered stays as it is and is counted; what a program changed meanwhile is not overwritten", async () => {
    const [readPassword] = await fill();
    await sql.execute("UPDATE webhook_endpoint SET secret_cipher = previous_secret_cipher || 'A'");
    giveKeys(nextKey, oldKey);
    expect(await rotateKeys()).toMatchObject({ resealed: 8, unreadable: 1, left: 0 });
    expect(await readPassword?.()).toBe("pw");
  });

  it("a wrong old key is said in a sentence, and nothing is changed", async () => {
    await fill();
    const before = await dump(SEALED_COLUMNS);
    const { ended } = cli(["keys:rotate"], { ENCRYPTION_KEY: nextKey, ENCRYPTION_KEY_OLD: newKey() });
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^ENCRYPTION_KEY_OLD is not the key that the \d+ stored secrets were sealed with/,
      ),
    ]);
    expect(await dump(SEALED_COLUMNS)).toEqual(before);
    giveKeys(nextKey, nextKey);
    await expect(rotateKeys()).rejects.toThrow(/are the same key/);
    giveKeys(nextKey, undefined);
    await expect(rotateKeys()).rejects.toThrow(/ENCRYPTION_KEY_OLD is not set/);
  });

  it("killed half way and repeated, it ends as if it had never been killed", async () => {
    const secrets = await fill();
    const before = await readAll(secrets);
    const client = await sql.pool().connect();
    try {
      // Somebody writes in the middle of the list of columns: the command waits there, and is
      // killed there.
      await client.query("BEGIN");
      await client.query("SELECT FROM webhook_endpoint FOR UPDATE");
      const first = cli(["keys:rotate"], { ENCRYPTION_KEY: nextKey, ENCRYPTION_KEY_OLD: oldKey });
      await vi.waitUntil(
        async () =>
          (await sql.first(
            "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          )) !== null,
        {
          timeout: 300_000,
          interval: 50,
        },
      );
      first.child.kill("SIGKILL");
      await first.ended;
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
    giveKeys(nextKey, oldKey);
    const half = await countSealed();
    expect([half.old > 0, half.present > 0]).toEqual([true, true]);
    expect(await readAll(secrets)).toEqual(before);
    const { code, stdout } = await cli(["keys:rotate"], {
      ENCRYPTION_KEY: nextKey,
      ENCRYPTION_KEY_OLD: oldKey,
    }).ended;
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/Nothing needs the old key any more: you may remove ENCRYPTION_KEY_OLD/),
    ]);
    giveKeys(nextKey, undefined);
    expect(await readAll(secrets)).toEqual(before);
  });
});

describe("K-1: the key that DATA_DIR keeps", () => {
  it("is replaced beside the old one, both readable by their owner only, and given back after a stop between the two files", () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "canang-keys-"));
    try {
      const env = { ...environment({ DATA_DIR: dataDir }), dataDir };
      giveKeys("", undefined);
      provideSecrets(env);
      const first = process.env.ENCRYPTION_KEY;
      replaceKeptKey(env);
      const file = (name: string) => readFileSync(path.join(dataDir, name), "utf8").trim();
      expect([file(KEPT.oldKey), process.env.ENCRYPTION_KEY_OLD]).toEqual([first, first]);
      expect([file(KEPT.key) === first, process.env.ENCRYPTION_KEY]).toEqual([false, file(KEPT.key)]);
      for (const name of [KEPT.key, KEPT.oldKey])
        expect(statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600);
      // Stopped after the old one was written: both names hold one key, which then counts as the
      // present one alone.
      writeFileSync(path.join(dataDir, KEPT.key), `${first}\n`);
      giveKeys("", undefined);
      provideSecrets(env);
      expect([process.env.ENCRYPTION_KEY, process.env.ENCRYPTION_KEY_OLD ?? ""]).toEqual([first, ""]);
      expect(() => replaceKeptKey({ ...env, encryptionKey: newKey() })).toThrow(/given by the environment/);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});

async function dump(columns: readonly SealedColumn[]): Promise<unknown[]> {
  return Promise.all(
    columns.map(({ table, column }) => sql.query(`SELECT "${column}" FROM "${table}" ORDER BY 1`)),
  );
}
