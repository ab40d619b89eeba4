import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import {
  type BackupEnd,
  type BackupHead,
  type BackupSequences,
  type BackupTable,
  quoted,
  TABLES,
} from "@/lib/platform/backup/backup-format";
import { BackupReader } from "@/lib/platform/backup/backup-reader";
import { HALF_RESTORED, migrate, ownMigrations } from "@/lib/platform/db/migrate";
import { OperatorError } from "@/lib/platform/operator-error";

/** What is done with the rows before any other program can see them. */
type Hold<Held> = (client: pg.Client, madeAt: string) => Promise<Held>;

/**
 * Brings a backup into an empty database: the tables as they were when it was made (the role of
 * row-level security included), their rows, then the migrations that came later. A backup that is
 * not whole leaves no rows, and those that are back were held before anybody saw them.
 */
export async function restoreBackup<Held>(
  url: string,
  file: string,
  hold: Hold<Held>,
): Promise<BackupEnd & { madeAt: string; held: Held }> {
  const reader = new BackupReader(file);
  const head = await reader.line<Partial<BackupHead>>();
  if (head.canang !== "backup" || head.version !== 1 || !head.migrations || !head.madeAt)
    throw new OperatorError(`${file} is no backup that this program can read.`);
  const own = await ownMigrations();
  const newer = head.migrations.filter((name) => own.every((one) => one.name !== name));
  if (newer.length > 0)
    throw new OperatorError(
      `The backup was made by a newer release (${newer.at(-1)}). Restore it with that release.`,
    );
  const then = own.filter(({ name }) => head.migrations?.includes(name));
  await requireEmpty(
    url,
    then.map(({ name }) => name),
  );
  await migrate(url, then);
  const { madeAt } = head;
  if (then.length === own.length) {
    const { end, after } = await load(url, reader, (client) => hold(client, madeAt));
    return { ...end, madeAt, held: after };
  }
  // An older copy is held when all its columns are there and one migration is still missing: no
  // program makes that one, or begins to work without it.
  const { end } = await load(url, reader, (client) => client.query(`CREATE TABLE ${HALF_RESTORED} ()`));
  await migrate(url, own.slice(0, -1));
  const held = await connected(url, async (client) => {
    await client.query("BEGIN");
    const done = await hold(client, madeAt);
    await client.query(`DROP TABLE ${HALF_RESTORED}`);
    await client.query("COMMIT");
    return done;
  });
  await migrate(url);
  return { ...end, madeAt, held };
}

async function requireEmpty(url: string, then: string[]): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ used: string | null }>(
      "SELECT to_regclass('public.workspace')::text AS used",
    );
    if (rows[0]?.used === null) return;
    const { rows: found } = await client.query<{ people: boolean; later: string | null }>(
      `SELECT EXISTS (SELECT FROM workspace) OR EXISTS (SELECT FROM "user") AS people,
         (SELECT max(migration_name) FROM _prisma_migrations WHERE migration_name <> ALL ($1)) AS later`,
      [then],
    );
    if (found[0]?.people === true)
      throw new OperatorError("This database is in use. A backup is restored into an empty one only.");
    if (found[0]?.later)
      throw new OperatorError(
        "This database was made by a newer release than the backup. Make an empty database, or begin with an empty DATA_DIR.",
      );
  });
}

function load<After>(
  url: string,
  reader: BackupReader,
  last: (client: pg.Client) => Promise<After>,
): Promise<{ end: BackupEnd; after: After }> {
  return connected(url, async (client) => {
    await client.query("BEGIN; SET LOCAL client_encoding = 'UTF8'");
    const { rows: tables } = await client.query<BackupTable>(TABLES);
    const links = await readLinks(client);
    // Rows come as they were: nothing is counted, chained or looked up again on the way.
    for (const { table, name } of links)
      await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
    for (const { table } of tables) await client.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`);
    for (const { table } of tables)
      if (table !== "_prisma_migrations") await client.query(`DELETE FROM ${quoted(table)}`);
    const end = await loadTables(client, reader, new Map(tables.map((one) => [one.table, one.columns])));
    for (const { table } of tables) await client.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of links)
      await client.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    const after = await last(client);
    await client.query("COMMIT");
    await client.query("ANALYZE");
    return { end, after };
  });
}

async function readLinks(client: pg.Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname::text AS "table", f.conname::text AS name, pg_get_constraintdef(f.oid) AS definition
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
     WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace`,
  );
  return rows;
}

async function loadTables(
  client: pg.Client,
  reader: BackupReader,
  known: Map<string, string[]>,
): Promise<BackupEnd> {
  let tables = 0;
  let rows = 0;
  for (;;) {
    const line = await reader.line<BackupTable | BackupSequences | BackupEnd>();
    if ("table" in line) {
      if (line.columns.some((column) => !known.get(line.table)?.includes(column)))
        throw new OperatorError(`The backup has columns of ${line.table} that its migrations do not make.`);
      const into = client.query(
        copyFrom(`COPY ${quoted(line.table)} (${line.columns.map(quoted).join(", ")}) FROM STDIN`),
      );
      await pipeline(Readable.from(reader.rows(), { objectMode: false }), into);
      tables += 1;
      rows += into.rowCount ?? 0;
    } else if ("sequences" in line) {
      for (const { name, value } of line.sequences)
        await client.query("SELECT setval($1::regclass, $2::bigint)", [`public.${quoted(name)}`, value]);
    } else {
      if (line.tables !== tables || line.rows !== rows)
        throw new OperatorError(
          `The backup says ${line.rows} rows, and ${rows} were found. Nothing was kept.`,
        );
      return line;
    }
  }
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "canang restore" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
