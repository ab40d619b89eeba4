import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { mergeInWorkspace } from "@/lib/contacts/merge-in-workspace";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { aimDrafts } from "@/lib/lists/aim-drafts";
import { NAME_TAKEN } from "@/lib/lists/create-list";
import type { MergeListsInput } from "@/lib/lists/list.input";
import { requireLists } from "@/lib/lists/require-lists";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

interface MergedLists {
  listId: string;
  /** In the merged lists, each once, and of them those who are new in the one that has them now. */
  people: number;
  added: number;
  /** Drafts that went to an archived one, and go to this one now. */
  drafts: number;
}

/**
 * Everybody of several lists in one of them or in a new one, each once. The others stay as they
 * are, or are archived with their people, and drafts to them go to the one that has everybody.
 */
export async function mergeLists(ctx: WorkspaceContext, input: MergeListsInput): Promise<MergedLists> {
  const { workspaceId } = ctx;
  const listIds = [...new Set(input.listIds)];
  return mergeInWorkspace(workspaceId, async (client) => {
    const all = [...listIds, ...(input.into === null ? [] : [input.into])];
    await requireLists(client, workspaceId, all, { alone: true });
    const listId = input.into ?? (await newList(client, workspaceId, input.name ?? ""));
    const others = listIds.filter((id) => id !== listId);
    if (input.archive) await refuseRunningImports(client, workspaceId, others);
    const { rows } = await client.query<{ people: number; added: number }>(
      `WITH people AS MATERIALIZED (
         -- Nobody of them is deleted before they are in the list.
         SELECT id AS contact_id FROM contact
         WHERE workspace_id = $1 AND id IN (
           SELECT contact_id FROM list_member WHERE workspace_id = $1 AND list_id = ANY ($2::uuid[]))
         ORDER BY id FOR KEY SHARE),
       joined AS (
         INSERT INTO list_member (list_id, contact_id, workspace_id)
         SELECT $3::uuid, contact_id, $1 FROM people ORDER BY contact_id
         ON CONFLICT DO NOTHING RETURNING contact_id),
       archived AS (
         UPDATE list SET archived_at = now()
         WHERE $4::boolean AND workspace_id = $1 AND id = ANY ($2::uuid[]) AND id <> $3::uuid)
       SELECT (SELECT count(*)::int FROM people) AS people, (SELECT count(*)::int FROM joined) AS added`,
      [workspaceId, listIds, listId, input.archive],
    );
    const done = rows[0] as { people: number; added: number };
    const drafts = input.archive ? await aimDrafts(client, workspaceId, others, listId) : 0;
    await recordAudit(client, ctx, {
      action: "list.merged",
      entity: "list",
      entityId: listId,
      after: { lists: others, archived: input.archive, drafts, ...done },
    });
    await notify(client, { workspaceId, topic: "contact" });
    return { listId, ...done, drafts };
  });
}

async function newList(client: SqlClient, workspaceId: string, name: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id",
    [workspaceId, name],
  );
  if (!rows[0]) throw new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN });
  return rows[0].id;
}

async function refuseRunningImports(client: SqlClient, workspaceId: string, ids: string[]): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM contact_import
     WHERE workspace_id = $1 AND list_id = ANY ($2::uuid[]) AND status = 'running' LIMIT 1`,
    [workspaceId, ids],
  );
  if (rows.length > 0) throw new AppError("conflict", sentence("problems.lists.importRuns"));
}

/** How many people several lists have together, each counted once. */
export async function countMerged(workspaceId: string, listIds: string[]): Promise<{ people: number }> {
  return mergeInWorkspace(workspaceId, async (client) => {
    const { rows } = await client.query<{ people: number }>(
      `SELECT count(DISTINCT contact_id)::int AS people FROM list_member
       WHERE workspace_id = $1 AND list_id = ANY ($2::uuid[])`,
      [workspaceId, listIds],
    );
    return { people: rows[0]?.people ?? 0 };
  });
}
