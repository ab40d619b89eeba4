import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createImport } from "@/lib/imports/create-import";
import { runNextImport } from "@/lib/imports/run-next-import";
import { startImport } from "@/lib/imports/start-import";
import { migrate } from "@/lib/platform/db/migrate";
import { closeDatabase, configureDatabase, sql } from "@/lib/platform/db/sql";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { temporaryDataDir } from "@/lib/testing/test-server";

const PEOPLE = 30_000;
const PATIENCE = 60_000;

let dataDir: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = temporaryDataDir();
  postgres = await startEmbedded(dataDir);
  await migrate(postgres.url);
  configureDatabase(postgres.url, { patience: PATIENCE });
}, 300_000);

afterAll(async () => {
  await closeDatabase();
  await postgres.stop();
  removeHome(dataDir);
});

/** Ends Postgres without a word to the disk, and starts it again. */
async function crash(): Promise<void> {
  const [file] = await sql.query<{ text: string }>("SELECT pg_read_file('postmaster.pid') AS text");
  process.kill(Number(file?.text.split("\n")[0]), "SIGQUIT");
}

async function startAgain(): Promise<void> {
  await closeDatabase();
  await postgres.stop();
  postgres = await startEmbedded(dataDir);
  configureDatabase(postgres.url, { patience: PATIENCE });
}

const found = (id: string) =>
  sql.first(
    `SELECT i.status, i.rows, i.accepted, i.duplicates, l.contact_count AS counted,
       (SELECT count(*)::int FROM contact) AS people, (SELECT count(*)::int FROM list_member) AS members,
       (SELECT sum(cardinality(created))::int FROM import_change) AS undoable
     FROM contact_import i JOIN list l ON l.id = i.list_id WHERE i.id = $1`,
    [id],
  );

describe("S3: the database crashes while a file is imported", () => {
  it("nobody is lost or there twice, and an import that has ended stays so", {
    timeout: 300_000,
  }, async () => {
    const { id: workspaceId, as } = await createTestWorkspace();
    const [list] = await sql.query<{ id: string }>(
      "INSERT INTO list (workspace_id, name) VALUES ($1, 'Customers') RETURNING id",
      [workspaceId],
    );
    const rows = Array.from({ length: PEOPLE }, (_, i) => `012${2_000_000 + i},Nurul ${i}\n`).join("");
    const { id, inspection } = await createImport(as.marketer, {
      listId: list?.id as string,
      fileName: "people.csv",
      body: Readable.from([Buffer.from(`phone,name\n${rows}`)]),
    });
    await startImport(as.marketer, {
      importId: id,
      mapping: { ...inspection.mapping, phone: 0 },
      country: "MY",
    });

    const running = runNextImport().catch(() => "broken off");
    while ((await sql.first("SELECT 1 FROM contact_import WHERE id = $1 AND next_row > 0", [id])) === null);
    await crash();
    await running;
    await startAgain();

    await sql.query("UPDATE contact_import SET lease_until = NULL WHERE id = $1 AND status = 'running'", [
      id,
    ]);
    await runNextImport();
    await crash();
    await startAgain();
    expect(await found(id)).toEqual({
      status: "finished",
      rows: PEOPLE,
      accepted: PEOPLE,
      duplicates: 0,
      counted: PEOPLE,
      people: PEOPLE,
      members: PEOPLE,
      undoable: PEOPLE,
    });
  });
});
