import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEFT_OUT, TABLES } from "@/lib/platform/backup/backup-format";
import { restoreBackup } from "@/lib/platform/backup/restore-backup";
import { writeBackup } from "@/lib/platform/backup/write-backup";
import { migrate, ownMigrations, requireMigrated } from "@/lib/platform/db/migrate";
import { sql } from "@/lib/platform/db/sql";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { holdEverything } from "@/lib/restore-hold/hold-after-restore";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { temporaryDataDir } from "@/lib/testing/test-server";

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "canang-backup-"));
/** Another cluster, as after the loss of the machine: it has neither the database nor the role. */
let fresh: EmbeddedPostgres;
let dataDir: string;

beforeAll(async () => {
  dataDir = temporaryDataDir();
  fresh = await startEmbedded(dataDir, { fsync: "off" });
});
afterAll(async () => {
  await fresh.stop();
  removeHome(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

async function on<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(name: string, owner = ""): Promise<string> {
  await on(fresh.url, `CREATE DATABASE ${name} ${owner && `OWNER ${owner}`}`);
  const url = new URL(fresh.url);
  url.pathname = `/${name}`;
  if (owner) Object.assign(url, { username: owner, password: "x" });
  return url.href;
}

/** Every row of every table that a backup holds, and every trigger and foreign key. */
async function contents(url: string): Promise<Record<string, string>> {
  const tables = await on<{ table: string }>(url, TABLES);
  const kept = tables.filter(({ table }) => !LEFT_OUT.includes(table));
  const sums = kept.map(async ({ table }) => {
    const [row] = await on<{ sum: string }>(
      url,
      `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS sum
       FROM "${table}" t`,
    );
    return [table, row?.sum ?? ""] as const;
  });
  const [walls] = await on<{ walls: string }>(
    url,
    `SELECT (SELECT count(*) || md5(string_agg(tgrelid::regclass || tgname || tgenabled::text, ''
          ORDER BY tgrelid::regclass::text, tgname))
        FROM pg_trigger WHERE NOT tgisinternal)
      || (SELECT md5(string_agg(conname || pg_get_constraintdef(oid), ''
          ORDER BY conrelid::regclass::text, conname))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace) AS walls`,
  );
  return { ...Object.fromEntries(await Promise.all(sums)), walls: walls?.walls ?? "" };
}

async function fill(): Promise<string> {
  const shop = await createTestWorkspace();
  const awkward = "Tab\there, line\nbreak, back\\slash, \\. and\r\\N, 停止, 👍🏽";
  await sql.execute(
    `INSERT INTO contact (workspace_id, phone, first_name)
     SELECT $1, '6012' || lpad(n::text, 7, '0'), $2 FROM generate_series(1, 3000) AS n`,
    [shop.id, awkward],
  );
  await sql.execute(
    `INSERT INTO campaign (workspace_id, name, status, message, recipients)
     VALUES ($1, '\\.', 'paused', '{"kind": "text", "text": "Hi"}', 2)`,
    [shop.id],
  );
  return shop.id;
}

/** Leaves the rows as they came, to compare them. */
const free = async () => undefined;

describe("a backup", () => {
  it("brings everything back into a fresh cluster, with an ordinary role and without its own", async () => {
    const workspaceId = await fill();
    const file = path.join(folder, "whole.gz");
    const made = await writeBackup(database.url, file);
    expect(made.rows).toBeGreaterThan(3000);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = await contents(database.url);
    expect(before.contact).toMatch(/^3000:/);

    await on(fresh.url, "CREATE ROLE drill LOGIN PASSWORD 'x' CREATEROLE");
    const url = await emptyDatabase("drill", "drill");
    const restored = await restoreBackup(url, file, free);
    expect(restored).toMatchObject({ rows: made.rows, madeAt: made.madeAt });
    expect(await contents(url)).toEqual(before);
    await requireMigrated(url);
    // Fails where the restored policies show the workspace nothing.
    await on(
      url,
      `BEGIN; SELECT set_config('app.workspace', '${workspaceId}', true); SET LOCAL ROLE canang_app;
       SELECT 1 / count(*) FROM contact; COMMIT`,
    );
    // New rows get ids beyond the old ones.
    const [next] = await on<{ beyond: boolean }>(
      url,
      `SELECT nextval(pg_get_serial_sequence('audit_entry', 'id'))
         > coalesce((SELECT max(id) FROM audit_entry), 0) AS beyond`,
    );
    expect(next).toEqual({ beyond: true });

    await expect(restoreBackup(url, file, free)).rejects.toThrow("This database is in use");
    await expect(writeBackup(database.url, file)).rejects.toThrow("exists already");
  });

  it("that is cut, damaged or something else leaves nothing and says why", async () => {
    await fill();
    const file = path.join(folder, "cut-from.gz");
    await writeBackup(database.url, file);
    const bytes = readFileSync(file);
    const cut = path.join(folder, "cut.gz");
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    const url = await emptyDatabase("cut");
    await expect(restoreBackup(url, cut, free)).rejects.toThrow(/not whole|ends too early/);
    expect(await on(url, "SELECT FROM workspace")).toHaveLength(0);
    // The whole one goes in afterwards.
    await restoreBackup(url, file, free);

    const other = path.join(folder, "other.txt");
    copyFileSync(new URL(import.meta.url).pathname, other);
    await expect(restoreBackup(await emptyDatabase("other"), other, free)).rejects.toThrow("no backup");
    await expect(restoreBackup(fresh.url, path.join(folder, "missing"), free)).rejects.toThrow(
      "cannot be read",
    );
    await expect(writeBackup(database.url, path.join(folder, "no", "where"))).rejects.toThrow(
      "could not be written",
    );
  });

  it.each(["", "an older "])(
    "%scopy is held before any program sees it: what fails in the holding leaves no rows that are free",
    async (age) => {
      await fill();
      const file = path.join(folder, `${age}hold.gz`);
      const own = await ownMigrations();
      const source = age === "" ? database.url : await emptyDatabase("older");
      if (age !== "") {
        await migrate(source, own.slice(0, -3));
        await on(source, "INSERT INTO workspace (name, slug) VALUES ('Old', 'old')");
      }
      await writeBackup(source, file);
      const url = await emptyDatabase(age === "" ? "held" : "held_older");
      const seen = async () => ({
        free: (await on(url, "SELECT FROM workspace WHERE held_since IS NULL")).length > 0,
        // What the programs do first: with a database of their own they also migrate it.
        opens: await migrate(url).then(
          () => true,
          () => false,
        ),
      });
      await expect(
        restoreBackup(url, file, async () => {
          // Of a whole copy nothing can be read yet: its transaction is open.
          if (age !== "") {
            const { free, opens } = await seen();
            expect(free && opens).toBe(false);
          }
          throw new Error("killed");
        }),
      ).rejects.toThrow("killed");
      const { free, opens } = await seen();
      expect(free && opens).toBe(false);
      if (age === "") return;
      const again = await emptyDatabase("held_again");
      const { held } = await restoreBackup(again, file, holdEverything);
      expect(held.workspaces).toBeGreaterThan(0);
      expect(await on(again, "SELECT FROM workspace WHERE held_since IS NULL")).toEqual([]);
      await requireMigrated(again);
    },
  );
});
