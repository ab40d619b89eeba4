import { spawn } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { projectRoot } from "@/lib/platform/project-root";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { registerWorker } from "@/lib/sending/worker-row";
import { SecondStepNeeded } from "@/lib/sign-in/second-step-needed";
import { setPassword } from "@/lib/sign-in/set-password";
import { signIn } from "@/lib/sign-in/sign-in";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const PASSWORD = "a-long-sentence-that-nobody-guesses";
const GATEWAY = { username: "shop", password: "gateway-secret-4711" };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [{ ...GATEWAY, credits: 1_000 }] });
});
afterAll(() => simulator.stop());

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The operator's own program, as a process of its own. */
function cli(args: string[], options: { stdin?: string; env?: Record<string, string> } = {}): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ["lib/programs/launch/run.mjs", "lib/programs/cli/main.ts", ...args],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        APP_URL: "http://127.0.0.1:9",
        LOG_LEVEL: "",
        ...options.env,
      },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const ended: Ended = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ended.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.stderr += text;
  });
  child.stdin.on("error", () => undefined).end(options.stdin ?? "");
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...ended, code })));
}

/** What `--json` prints: one object on one line, and nothing else anywhere. */
async function json<T = Record<string, unknown>>(
  args: string[],
  options: { stdin?: string; env?: Record<string, string> } = {},
): Promise<T> {
  const { code, stdout, stderr } = await cli([...args, "--json"], options);
  expect([args[0], code, stderr]).toEqual([args[0], 0, ""]);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(stdout) as T;
}

describe("the operator's commands", () => {
  let accountId = "";

  it("make a workspace, a member, a key and a gateway account, each as one JSON object", async () => {
    const made = await json(
      [
        "workspace:create",
        "--name",
        "Kedai",
        "--slug",
        "kedai",
        "--owner-email",
        "o@kedai.example",
        "--owner-name",
        "Aminah",
      ],
      { stdin: `${PASSWORD}\n` },
    );
    expect(made).toEqual({ workspaceId: expect.any(String), slug: "kedai", memberId: expect.any(String) });
    const member = [
      "member:add",
      "--workspace",
      "kedai",
      "--email",
      "m@kedai.example",
      "--name",
      "Farid",
      "--role",
      "marketer",
    ];
    expect(await json(member, { stdin: `${PASSWORD}\n` })).toMatchObject({ role: "marketer" });
    const { key } = await json<{ key: string }>([
      "api-key:create",
      "--workspace",
      "kedai",
      "--name",
      "till",
      "--role",
      "marketer",
    ]);
    expect(key).toMatch(/^canang_[0-9A-Za-z]{43}$/);
    const connect = [
      "gateway:connect",
      "--workspace",
      "kedai",
      "--label",
      "Main",
      "--url",
      `${simulator.url}/websmsapi/`,
      "--username",
    ];
    const connected = await json<{ gatewayAccountId: string }>([...connect, GATEWAY.username], {
      stdin: GATEWAY.password,
    });
    expect(connected).toEqual({
      gatewayAccountId: expect.any(String),
      callbacks: {
        deliveryReports: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:9\/api\/gateway\/[\w-]{20,}\/delivery-reports$/,
        ),
        inboundMessages: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:9\/api\/gateway\/[\w-]{20,}\/inbound-messages$/,
        ),
      },
    });
    accountId = connected.gatewayAccountId;
    const rotated = await json<{ callbacks: unknown }>(["callbacks:rotate", "--gateway-account", accountId]);
    expect(rotated.callbacks).toEqual({
      deliveryReports: expect.any(String),
      inboundMessages: expect.any(String),
    });
    expect(rotated.callbacks).not.toEqual((connected as unknown as { callbacks: unknown }).callbacks);
    expect(await json(["migrate"])).toEqual({ applied: [] });
  });

  it("help a person whom nobody else may help: two-step sign-in off, then a link for a new password", async () => {
    await sql.execute(`UPDATE "user" SET totp_cipher = 'v1.lost' WHERE email = 'o@kedai.example'`);
    expect(await json(["member:reset-two-step", "--email", "O@kedai.example"])).toEqual({
      email: "o@kedai.example",
      app: true,
      passkeys: 0,
    });
    const { link } = await json<{ link: string }>(["member:password-link", "--email", "O@kedai.example"]);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:9\/set-password\/[\w-]{43}$/);
    await setPassword(
      { token: link.slice(-43), password: "nobody guesses this sentence either" },
      { ip: undefined, requestId: "test" },
    );
    expect(
      await sql.query("SELECT actor_name FROM audit_entry WHERE action = 'member.passwordLinkMade'"),
    ).toEqual([{ actor_name: "Operator" }]);
    for (const email of ["nobody@kedai.example", "o@kedai"])
      expect(await cli(["member:password-link", "--email", email])).toMatchObject({
        code: 1,
        stdout: "",
        stderr: expect.stringMatching(/^Nobody signs in|^--email: Write a whole/),
      });
  });

  it("add a member whose login is there already, without touching its password", async () => {
    const shop = [
      "--name",
      "Toko",
      "--slug",
      "toko",
      "--owner-email",
      "o@toko.example",
      "--owner-name",
      "Budi",
    ];
    await json(["workspace:create", ...shop], { stdin: `${PASSWORD}\n` });
    const hash = () => sql.first(`SELECT password_hash, name FROM "user" WHERE email = 'm@kedai.example'`);
    const before = await hash();
    const add = [
      "member:add",
      "--workspace",
      "toko",
      "--email",
      "m@kedai.example",
      "--name",
      "Someone Else",
      "--role",
      "admin",
    ];
    expect(await json(add, { stdin: "another sentence for the same person\n" })).toEqual({
      memberId: expect.any(String),
      role: "admin",
    });
    expect(await hash()).toEqual(before);
    const again = await cli(add, { stdin: "another sentence for the same person\n" });
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("member already")]);
  });

  it("give a person another address, refuse what is taken or no address, and say why", async () => {
    const change = (from: string, to: string) => ["member:change-address", "--email", from, "--to", to];
    expect(await json(change(" M@kedai.example", "Farid@kedai.example"))).toEqual({
      from: "m@kedai.example",
      to: "farid@kedai.example",
    });
    expect(await sql.query(`SELECT email FROM "user" WHERE name = 'Farid'`)).toEqual([
      { email: "farid@kedai.example" },
    ]);
    for (const [from, to, sentence] of [
      ["farid@kedai.example", "o@kedai.example", /has a sign-in already/],
      ["m@kedai.example", "x@kedai.example", /There is no person/],
      ["farid@kedai.example", "farid", /--to: Write a whole email address/],
    ] as const) {
      const { code, stdout, stderr } = await cli(change(from, to));
      expect([to, code, stdout, stderr]).toEqual([to, 1, "", expect.stringMatching(sentence)]);
    }
  });

  it("P-1: take one number out and erase it, when it is repeated", async () => {
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name)
       SELECT id, '60123456789', 'Siti'
       FROM workspace
       WHERE slug = 'kedai'`,
    );
    const about = ["--workspace", "kedai", "--phone", "012-345 6789"];
    expect(await json(["number:export", ...about])).toMatchObject({
      phone: "60123456789",
      contact: { firstName: "Siti" },
      messages: [],
    });
    const mistyped = await cli(["number:erase", ...about, "--typed", "60123456788"]);
    expect([mistyped.code, mistyped.stdout, mistyped.stderr]).toEqual([
      1,
      "",
      expect.stringContaining("Type the number exactly"),
    ]);
    expect(await json(["number:erase", ...about, "--typed", "60123456789"])).toMatchObject({
      contact: 1,
      suppressionKept: false,
    });
    expect(await sql.query("SELECT 1 FROM contact WHERE phone = '60123456789'")).toEqual([]);
  });

  it("I-8: keep a password only as a hash or sealed, and take none as an option", async () => {
    const stored = await sql.query(
      'SELECT password_hash AS secret FROM "user" UNION ALL SELECT password_cipher FROM gateway_account',
    );
    expect(stored).toHaveLength(4);
    expect(JSON.stringify(stored)).not.toMatch(/gateway-secret|a-long-sentence/);
    const { code, stdout } = await cli([
      "member:add",
      "--workspace",
      "kedai",
      "--email",
      "x@y.example",
      "--name",
      "X",
      "--role",
      "admin",
      "--password",
      "p",
    ]);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("A-4: let the only owner in again, who lost phone, passkeys and recovery codes", async () => {
    const email = "o@warung.example";
    const shop = ["--name", "Warung", "--slug", "warung", "--owner-email", email, "--owner-name", "Dewi"];
    await json(["workspace:create", ...shop], { stdin: `${PASSWORD}\n` });
    await sql.execute(`UPDATE "user" SET totp_cipher = 'lost', recovery_hashes = '{lost}' WHERE email = $1`, [
      email,
    ]);
    await sql.execute(
      `INSERT INTO passkey (user_id, credential_id, public_key, device_type, backed_up, name)
       SELECT id, 'lost-' || n, '', 'singleDevice', false, 'Lost'
       FROM "user", generate_series(1, 2) n
       WHERE email = $1`,
      [email],
    );
    const facts = { ip: "203.0.113.9", userAgent: undefined, requestId: "test-0001" };
    await expect(signIn({ email, password: PASSWORD }, facts)).rejects.toBeInstanceOf(SecondStepNeeded);
    const told = await cli(["member:reset-two-step", "--email", "O@Warung.example"]);
    expect([told.code, told.stderr]).toEqual([0, ""]);
    expect(told.stdout).toContain("Removed: the authenticator app, 2 passkeys, the recovery codes.");
    const opened = await signIn({ email, password: PASSWORD }, facts);
    await sql.execute("UPDATE session SET revoked_at = now() WHERE id = $1", [opened.sessionId]);
    const again = await cli(["member:reset-two-step", "--email", email]);
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining("no person o@warung.example with two-step sign-in"),
    ]);
  });

  it("end with 1 and a sentence when they are refused, and with 2 when they are misused", async () => {
    const connect = [
      "gateway:connect",
      "--workspace",
      "kedai",
      "--label",
      "L",
      "--username",
      "u",
      "--json",
      "--url",
    ];
    const refused: [string[], RegExp, string?][] = [
      [
        [
          "workspace:create",
          "--name",
          "K",
          "--slug",
          "kedai",
          "--owner-email",
          "o2@k.example",
          "--owner-name",
          "A",
        ],
        /kedai/,
        PASSWORD,
      ],
      [
        [
          "workspace:create",
          "--name",
          "K",
          "--slug",
          "k2",
          "--owner-email",
          "o2@k.example",
          "--owner-name",
          "A",
        ],
        /at least 15 characters/,
        "short",
      ],
      [
        [
          "workspace:create",
          "--name",
          "K",
          "--slug",
          "k2",
          "--owner-email",
          "o2@k.example",
          "--owner-name",
          "A",
        ],
        /standard input/,
        "",
      ],
      [
        ["member:add", "--workspace", "nowhere", "--email", "a@b.example", "--name", "A", "--role", "admin"],
        /no workspace "nowhere"/,
        PASSWORD,
      ],
      [
        ["member:add", "--workspace", "kedai", "--email", "a@b.example", "--name", "A", "--role", "king"],
        /--role/,
        PASSWORD,
      ],
      [["api-key:create", "--workspace", "kedai", "--name", "n", "--role", "king"], /--role/],
      [[...connect, "ftp://gateway.example"], /http/, "secret"],
      [
        [
          "gateway:connect",
          "--workspace",
          "kedai",
          "--label",
          "L",
          "--username",
          "shop",
          "--url",
          `${simulator.url}/websmsapi/`,
        ],
        /1702/,
        "wrong",
      ],
      [
        ["callbacks:rotate", "--gateway-account", "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11"],
        /no gateway account/,
      ],
      [["callbacks:rotate", "--gateway-account", "x"], /no gateway account/],
    ];
    for (const [args, sentence, stdin] of refused) {
      const { code, stdout, stderr } = await cli(args, stdin === undefined ? {} : { stdin });
      expect([args.join(" "), code, stdout, stderr.trim().split("\n").length]).toEqual([
        args.join(" "),
        1,
        "",
        1,
      ]);
      expect(stderr).toMatch(sentence);
    }
    for (const args of [[], ["fly"], ["api-key:create"], ["migrate", "--now"], ["doctor", "extra"]]) {
      const { code, stdout } = await cli([...args, ...(args.length > 0 ? ["--json"] : [])]);
      expect([args.join(" "), code]).toEqual([args.join(" "), 2]);
      if (args.length > 0) expect(stdout).toBe("");
    }
  });
});

interface Findings {
  ok: boolean;
  findings: { about: string; ok: boolean; sentence: string }[];
}

/** What the doctor says about one thing. */
async function doctor(
  about: string,
  env: Record<string, string> = {},
): Promise<{ ok: boolean; sentence: string }[]> {
  const { ok, findings } = await json<Findings>(["doctor"], { env });
  expect(ok).toBe(findings.every((finding) => finding.ok));
  return findings
    .filter((finding) => finding.about === about)
    .map((finding) => ({ ok: finding.ok, sentence: finding.sentence }));
}

describe("doctor", () => {
  it("finds a database that does not answer", async () => {
    const found = await doctor("database", { DATABASE_URL: "postgres://canang@127.0.0.1:9/canang" });
    expect(found).toEqual([
      {
        ok: false,
        sentence: expect.stringMatching(/^The database does not answer \(.*ECONNREFUSED.*DATABASE_URL/),
      },
    ]);
  });

  it("finds missing migrations", async () => {
    const empty = new URL(database.url);
    empty.pathname = `${empty.pathname}_empty`;
    const name = empty.pathname.slice(1);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${name}`);
      const found = await doctor("migrations", { DATABASE_URL: empty.href });
      expect(found).toEqual([
        { ok: false, sentence: expect.stringMatching(/^\d+ migration\(s\) are missing: npm run migrate\.$/) },
      ]);
    } finally {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.end();
    }
  });

  it("finds that no worker is alive, that the gateway never called, and that nothing serves the app", async () => {
    const { findings } = await json<Findings>(["doctor"]);
    const said = Object.fromEntries(findings.map((finding) => [finding.about, finding]));
    expect(said.worker).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/No worker has ever been seen.*npm run worker/),
    });
    expect(said.callbacks).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/Main \(kedai\): the gateway has never called us/),
    });
    expect(said.gateway).toMatchObject({ ok: true, sentence: "Main (kedai): 1,000 credits left." });
    expect(said.web).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/Nothing answers at http:\/\/127\.0\.0\.1:9/),
    });
    expect([said.database?.ok, said.migrations?.ok, said.clock?.ok, said.secrets?.ok]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    await registerWorker("7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11", "test", 1);
    await sql.execute("UPDATE callback_token SET last_report_at = now()");
    expect(await doctor("worker")).toEqual([{ ok: true, sentence: "1 worker(s) at work." }]);
    expect(await doctor("callbacks")).toEqual([
      { ok: true, sentence: expect.stringMatching(/last called us at 20/) },
    ]);
    await sql.execute("UPDATE worker SET seen_at = now() - interval '10 minutes'");
    expect(await doctor("worker")).toEqual([
      { ok: false, sentence: expect.stringMatching(/No worker has been seen for 10 minute/) },
    ]);
  });

  it("finds a gateway that refuses, one that cannot be reached, and a password that another key sealed", async () => {
    const answer = await fetch(`${simulator.url}/control/accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: GATEWAY.username, password: "changed" }),
    });
    expect(answer.status).toBe(200);
    expect(await doctor("gateway")).toEqual([
      { ok: false, sentence: expect.stringMatching(/gateway refused this username or password \(1702\)/) },
    ]);
    expect(
      await doctor("gateway", { ENCRYPTION_KEY: Buffer.alloc(32, "another").toString("base64") }),
    ).toEqual([{ ok: false, sentence: expect.stringMatching(/password cannot be opened.*ENCRYPTION_KEY/) }]);
    await sql.execute("UPDATE gateway_account SET base_url = 'http://127.0.0.1:9/websmsapi/'");
    expect(await doctor("gateway")).toEqual([
      { ok: false, sentence: expect.stringMatching(/the gateway cannot be reached/) },
    ]);
  });

  it("finds a clock that is apart from the database's", async () => {
    const ahead = path.join(projectRoot, "lib/testing/clock-ahead.mjs");
    const found = await doctor("clock", { NODE_OPTIONS: `--import ${ahead}`, CLOCK_AHEAD_MS: "90000" });
    expect(found).toEqual([
      { ok: false, sentence: expect.stringMatching(/clock is \d+ seconds ahead of the database's/) },
    ]);
  });

  it("finds missing secrets", async () => {
    const found = await doctor("secrets", { NEXTAUTH_SECRET: "", ENCRYPTION_KEY: "" });
    expect(found).toEqual([
      {
        ok: false,
        sentence: expect.stringMatching(/^NEXTAUTH_SECRET and ENCRYPTION_KEY must be given\. .*openssl/),
      },
    ]);
  });
});
