import { addCreatedToList } from "@/lib/contacts/insert-contacts";
import { addToList } from "@/lib/contacts/store-contacts";
import type { ImportBatch, RejectedRow } from "@/lib/imports/import-batch-builder";
import { keepOptedIn } from "@/lib/imports/keep-opted-in";
import type { KnownPhones } from "@/lib/imports/known-phones";
import { recordChange } from "@/lib/imports/record-change";
import type { RunningImport } from "@/lib/imports/running-import";
import { mergePeople, type StoredPeople, storePeople } from "@/lib/imports/store-people";
import { suppressOptedOut } from "@/lib/imports/suppress-opted-out";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** The import was canceled, or another worker has it now: stop, and leave nothing of this batch. */
export class ImportLost extends Error {}

/**
 * How long a worker may be silent before another goes on with its import. Every batch renews it.
 */
export const LEASE_SECONDS = 60;

/** Thrown inside to give locks back; the batch is then done again. */
class Overtaken extends Error {}

type StorePeople = (client: SqlClient) => Promise<StoredPeople>;

/** How long a batch may hold the people it stored while it waits for the batch before it. */
const PATIENCE_MILLIS = 5_000;

/**
 * People, list, rejections, counts and the place to go on from, in one transaction: after a kill
 * all of the batch is there or nothing. `next_row` must still be where this batch begins, so that a
 * worker that lost its lease cannot store a batch twice.
 *
 * Storing people takes three quarters of the time, so two batches do that side by side; from the
 * list on they go one after the other. A batch that waits too long for the one before gives its
 * people free: some third transaction may be waiting for those while the one before waits for it, a
 * ring that Postgres cannot see.
 */
export async function importBatch(
  run: RunningImport,
  batch: ImportBatch,
  before: Promise<void>,
  known: KnownPhones,
): Promise<void> {
  let store: StorePeople = (client) => storePeople(client, run.workspaceId, batch.contacts, known);
  for (;;) {
    try {
      await sql.transaction((client) => storeBatch(client, run, batch, before, store));
      return;
    } catch (error) {
      if (isTaken(error)) store = (client) => mergePeople(client, run.workspaceId, batch.contacts);
      else if (error instanceof Overtaken) await before;
      else throw error;
    }
  }
}

async function storeBatch(
  client: SqlClient,
  run: RunningImport,
  batch: ImportBatch,
  before: Promise<void>,
  store: StorePeople,
): Promise<void> {
  // A batch that a crash of the database takes away again is read again: its rows and the place to
  // go on from are one transaction, and the end of the import waits for the disk.
  await client.query("SET LOCAL synchronous_commit = off");
  const { inserted, merged, stored } = await store(client);
  await patiently(before);
  await addCreatedToList(client, run.workspaceId, run.listId, inserted);
  const added = await addToList(client, run.workspaceId, run.listId, stored, () =>
    merged.map((contact) => contact.phone),
  );
  await storeRejections(client, run, batch.rejected);
  const suppressed = await suppressOptedOut(client, run.workspaceId, batch.optedOut);
  await keepOptedIn(client, run, batch.optedIn);
  const created = [...inserted, ...stored.created];
  await recordChange(client, run, { created, joined: added.joined, before: stored.before });
  const accepted = inserted.length + added.accepted;
  const duplicates = batch.contacts.length - accepted - added.updated + batch.repeated;
  const { rowCount } = await client.query(
    `UPDATE contact_import
     SET rows = rows + $4, accepted = accepted + $5, updated = updated + $6, duplicates = duplicates + $7,
       rejected = rejected + $8, suppressed = suppressed + $9, next_row = $10,
       lease_until = now() + make_interval(secs => $11)
     WHERE id = $1 AND owner = $2 AND next_row = $3 AND status = 'running'`,
    [
      run.id,
      run.owner,
      batch.from,
      batch.rows,
      accepted,
      added.updated,
      duplicates,
      batch.rejected.length,
      suppressed,
      batch.next,
      LEASE_SECONDS,
    ],
  );
  if (rowCount !== 1) throw new ImportLost();
  await notify(client, { workspaceId: run.workspaceId, topic: "import", id: run.id });
}

/** Somebody else created one of these people between the look and the insert. */
function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "contact_workspace_id_phone_key";
}

async function patiently(before: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overtaken()), PATIENCE_MILLIS);
  });
  await Promise.race([before, tooLong]).finally(() => clearTimeout(timer));
}

async function storeRejections(
  client: SqlClient,
  run: RunningImport,
  rejected: RejectedRow[],
): Promise<void> {
  if (rejected.length === 0) return;
  await client.query(
    `INSERT INTO import_rejection (import_id, row, workspace_id, reason, value, cells)
     SELECT $1, row, $2, reason, value, cells::jsonb
     FROM unnest($3::int[], $4::text[], $5::text[], $6::text[]) AS r (row, reason, value, cells)`,
    [
      run.id,
      run.workspaceId,
      rejected.map((each) => each.row),
      rejected.map((each) => each.reason),
      rejected.map((each) => each.value),
      rejected.map((each) => JSON.stringify(each.cells)),
    ],
  );
}
