import type { ContactBefore } from "@/lib/contacts/store-contacts";
import type { SqlClient } from "@/lib/platform/db/sql";

/** Who a batch created, who it put into the list, and how those whom it changed were before. */
export interface ImportChange {
  created: string[];
  joined: string[];
  before: ContactBefore[];
}

/** Keeps what a batch did, in its own transaction, so that it can be taken back. */
export async function recordChange(
  client: SqlClient,
  run: { id: string; workspaceId: string },
  change: ImportChange,
): Promise<void> {
  const { created, joined, before } = change;
  if (created.length + joined.length + before.length === 0) return;
  await client.query(
    `INSERT INTO import_change (import_id, workspace_id, created, joined, before, stored_at)
     VALUES ($1, $2, $3::bigint[], $4::bigint[], $5, now())`,
    [run.id, run.workspaceId, `{${created.join(",")}}`, `{${joined.join(",")}}`, JSON.stringify(before)],
  );
}
