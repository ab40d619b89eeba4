import { AppError } from "@/lib/core/app-error";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Asked } from "@/lib/second-person/require-second-person";

export interface BatchRow {
  lines: number;
  /** Lines that were not cancelled before. */
  live: number;
  /** Who a second person must differ from. */
  asked: Asked;
  /** Who approved it already. */
  approvedBy: string | null;
}

/** A batch of the workspace with its lines locked, in their order, for a person's decision. */
export async function requireBatchRow(client: SqlRunner, workspaceId: string, id: string): Promise<BatchRow> {
  const { rows } = await client.query<{
    status: string;
    byIds: string[];
    actorId: string | null;
    name: string;
    at: Date;
    approvedBy: string | null;
  }>(
    `SELECT status::text AS status, asked_by_ids::text[] AS "byIds", created_by_id AS "actorId",
       created_by_name AS name, created_at AS at, approved_by_name AS "approvedBy"
     FROM transfer
     WHERE workspace_id = $1::uuid AND batch_id = $2::uuid
     ORDER BY created_at, id
     FOR UPDATE`,
    [workspaceId, id],
  );
  const first = rows[0];
  if (!first) throw new AppError("not_found");
  const { byIds, actorId, name, at } = first;
  return {
    lines: rows.length,
    live: rows.filter(({ status }) => status !== "canceled").length,
    asked: { byIds, actorId, name, at: new Date(at) },
    approvedBy: rows.find(({ approvedBy }) => approvedBy !== null)?.approvedBy ?? null,
  };
}
