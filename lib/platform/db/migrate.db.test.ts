import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, ownMigrations, requireMigrated } from "@/lib/platform/db/migrate";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { temporaryDataDir } from "@/lib/testing/test-server";

/** A cluster of its own: roles belong to the whole cluster, and here canang_app must be missing. */
let server: EmbeddedPostgres;
let dataDir: string;
beforeAll(async () => {
  dataDir = temporaryDataDir();
  server = await startEmbedded(dataDir, { fsync: "off" });
});
afterAll(async () => {
  await server.stop();
  removeHome(dataDir);
});

async function on<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<T>(text);
    return result.rows;
  } finally {
    await client.end();
  }
}

/** A database, and a role to work in it that is no administrator. */
async function ordinary(made: { owns: boolean; attributes?: string; on?: string }) {
  const cluster = made.on ?? server.url;
  const name = `ordinary_${randomBytes(5).toString("hex")}`;
  await on(cluster, `CREATE ROLE ${name} LOGIN PASSWORD 'x' ${made.attributes ?? ""}`);
  await on(cluster, `CREATE DATABASE ${name} ${made.owns ? `OWNER ${name}` : ""}`);
  const admin = new URL(cluster);
  admin.pathname = `/${name}`;
  const own = new URL(admin);
  own.username = name;
  own.password = "x";
  return { name, url: own.href, admin: admin.href };
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "",
    (error: Error) => error.message,
  );

/** What the sentence asks an administrator to run. */
const statements = (text: string) => text.match(/^ {2}\S.*;$/gm)?.map((line) => line.trim()) ?? [];

const script = (name: string, text: string) => ({ name, script: text });

describe("migrate", () => {
  it("with a role that may do little changes nothing, prints the statements, and works after them", async () => {
    const { name, url, admin } = await ordinary({ owns: false });
    const told = await refusal(migrate(url));
    expect(statements(told)).toEqual([
      "CREATE ROLE canang_app NOLOGIN NOBYPASSRLS;",
      `GRANT canang_app TO "${name}";`,
      `GRANT USAGE, CREATE ON SCHEMA public TO "${name}";`,
    ]);
    expect(told).toContain("without it none of them can be served");
    expect(await on(admin, "SELECT FROM pg_tables WHERE schemaname = 'public'")).toHaveLength(0);

    await on(admin, statements(told).join("\n"));
    expect(await migrate(url)).toEqual((await ownMigrations()).map((one) => one.name));
    expect(await migrate(url)).toEqual([]);
    await requireMigrated(url);
    await on(url, "BEGIN; SET LOCAL ROLE canang_app; SELECT FROM contact; COMMIT");

    await on(admin, `REVOKE canang_app FROM "${name}"`);
    expect(await refusal(requireMigrated(url))).toContain("run npm run migrate");
    expect(statements(await refusal(migrate(url)))).toEqual([`GRANT canang_app TO "${name}";`]);
    await on(admin, `GRANT canang_app TO "${name}"`);

    const other = await ordinary({ owns: false });
    await on(admin, `GRANT canang_app TO "${other.name}"; GRANT CREATE ON SCHEMA public TO "${other.name}"`);
    const foreign = new URL(other.url);
    foreign.pathname = `/${name}`;
    expect(statements(await refusal(migrate(foreign.href)))).toEqual([`GRANT "${name}" TO "${other.name}";`]);
  });

  it("with a role that may make roles needs nobody", async () => {
    const folder = temporaryDataDir();
    const empty = await startEmbedded(folder, { fsync: "off" });
    const { url } = await ordinary({ owns: true, attributes: "CREATEROLE", on: empty.url });
    await migrate(url);
    await requireMigrated(url);
    await on(url, "BEGIN; SET LOCAL ROLE canang_app; SELECT FROM contact; COMMIT");
    await empty.stop();
    removeHome(folder);
  });

  it("keeps nothing of a migration that fails, and goes on when its cause is gone", async () => {
    const { url, admin } = await ordinary({ owns: true, attributes: "SUPERUSER" });
    const list = [
      script("1_fine", "CREATE TABLE kept (n int)"),
      script("2_breaks", "CREATE TABLE half (n int); INSERT INTO missing VALUES (1)"),
    ];
    expect(await refusal(migrate(url, list))).toMatch(/2_breaks: relation "missing" does not exist.*Nothing/);
    expect(await on(admin, "SELECT to_regclass('half') AS half, to_regclass('kept')::text AS kept")).toEqual([
      { half: null, kept: "kept" },
    ]);
    expect(await on(admin, "SELECT migration_name FROM _prisma_migrations")).toEqual([
      { migration_name: "1_fine" },
    ]);
    await on(admin, "CREATE TABLE missing (n int)");
    expect(await migrate(url, list)).toEqual(["2_breaks"]);
    const changed = [script("1_fine", "CREATE TABLE kept (n bigint)")];
    expect(await refusal(migrate(url, changed))).toContain("1_fine was changed after it was applied");
  });

  it("heals what an earlier release left: a failed row, and one whose script was applied", async () => {
    const { url, admin } = await ordinary({ owns: true, attributes: "SUPERUSER" });
    const first = script("1_first", "CREATE TABLE first (n int)");
    await migrate(url, [first]);
    await on(
      admin,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs)
       VALUES ('a', 'x', '2_failed', 'permission denied to create role'), ('b', 'x', '3_ended', NULL);
       CREATE TABLE third (n int)`,
    );
    const list = [
      first,
      script("2_failed", "CREATE TABLE second (n int)"),
      script("3_ended", "CREATE TABLE third (n int)"),
    ];
    expect(await migrate(url, list)).toEqual(["2_failed", "3_ended"]);
    const rows = await on(
      admin,
      "SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1",
    );
    expect(rows).toEqual(list.map(({ name }) => ({ name, finished: true })));
  });

  it("lets the programs of the release before go on while it waits for a table", async () => {
    const { url, admin } = await ordinary({ owns: true, attributes: "SUPERUSER" });
    const first = script("1_first", "CREATE TABLE busy (n int)");
    await migrate(url, [first]);
    const old = new pg.Client({ connectionString: admin });
    await old.connect();
    await old.query("BEGIN; INSERT INTO busy VALUES (1)");
    const migrated = migrate(url, [first, script("2_alter", "ALTER TABLE busy ADD COLUMN more int")]);
    const waits =
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await expect.poll(() => on(admin, waits)).toHaveLength(1);
    // It came behind the migration and is answered all the same, before the old transaction ends.
    await on(admin, "INSERT INTO busy VALUES (2)");
    await old.query("INSERT INTO busy VALUES (3); COMMIT");
    await old.end();
    expect(await migrated).toEqual(["2_alter"]);
    expect(await on(admin, "SELECT n, more FROM busy ORDER BY n")).toEqual(
      [1, 2, 3].map((n) => ({ n, more: null })),
    );
  });
});
