import "server-only";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import {
  type BackupEnd,
  type BackupHead,
  type BackupSequences,
  type BackupTable,
  LEFT_OUT,
  quoted,
  ROWS_END,
  TABLES,
} from "@/lib/platform/backup/backup-format";
import { OperatorError } from "@/lib/platform/operator-error";

export interface Backup {
  file: string;
  madeAt: string;
  tables: number;
  rows: number;
}

/**
 * Writes the whole database as it is at one moment, while programs go on, into a new file that only
 * its owner reads. It appears under its name when it is whole.
 */
export async function writeBackup(url: string, file: string): Promise<Backup> {
  if (existsSync(file)) throw new OperatorError(`${file} exists already. Choose another name.`);
  const partial = `${file}.part`;
  const client = new pg.Client({ connectionString: url, application_name: "canang backup" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const made = { madeAt: "", tables: 0, rows: 0 };
    const into = createWriteStream(partial, { mode: 0o600, flush: true });
    await pipeline(Readable.from(dump(client, made), { objectMode: false }), createGzip(), into);
    renameSync(partial, file);
    return { file, ...made };
  } catch (error) {
    rmSync(partial, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined && /^E[A-Z]+$/.test(code))
      throw new OperatorError(`The backup could not be written to ${file}: ${message}`);
    throw error;
  } finally {
    await client.end();
  }
}

async function* dump(client: pg.Client, made: Omit<Backup, "file">): AsyncGenerator<string | Buffer> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL client_encoding = 'UTF8'");
  const { rows: done } = await client.query<{ name: string; at: Date }>(
    `SELECT migration_name AS name, now() AS at FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  made.madeAt = (done[0]?.at ?? new Date()).toISOString();
  const migrations = done.map(({ name }) => name);
  yield line({ canang: "backup", version: 1, madeAt: made.madeAt, migrations });
  const { rows: tables } = await client.query<BackupTable>(TABLES);
  for (const { table, columns } of tables.filter((one) => !LEFT_OUT.includes(one.table))) {
    yield line({ table, columns });
    const from = client.query(copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(", ")}) TO STDOUT`));
    for await (const piece of from) yield piece as Buffer;
    yield ROWS_END;
    made.rows += from.rowCount ?? 0;
    made.tables += 1;
  }
  // Sequences are in no snapshot: read last, they are beyond every row that was written here.
  const { rows: sequences } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  yield line({ sequences });
  yield line({ end: true, tables: made.tables, rows: made.rows });
  await client.query("COMMIT");
}

function line(said: BackupHead | BackupTable | BackupSequences | BackupEnd): string {
  return `${JSON.stringify(said)}\n`;
}
