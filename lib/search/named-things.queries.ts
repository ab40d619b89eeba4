import { likeBeginning, likePatterns } from "@/lib/core/name-search";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { SearchHit } from "@/lib/search/search.view";

/**
 * Things with a name, found by all words of what was typed, in any order: first those whose name
 * begins so. `$2` are the words, `$3` the beginning.
 */
const BY_NAME = {
  campaigns: `SELECT id::text, name AS title, '' AS detail,
      CASE WHEN status = 'draft' AND approval ->> 'state' = 'waiting' THEN 'awaiting_approval'
        ELSE status::text END AS status
    FROM campaign
    WHERE workspace_id = $1::uuid AND kind = 'campaign' AND fallback_of IS NULL
      AND retry_of IS NULL AND archived_at IS NULL
      AND lower(name) LIKE ALL ($2::text[])
    ORDER BY lower(name) LIKE $3::text DESC, created_at DESC, id LIMIT $4::int`,
  recurring: `SELECT id::text, name AS title, '' AS detail, status
    FROM recurring_campaign
    WHERE workspace_id = $1::uuid AND lower(name) LIKE ALL ($2::text[])
    ORDER BY lower(name) LIKE $3::text DESC, (status = 'ended'), created_at DESC, id LIMIT $4::int`,
  lists: `SELECT id::text, name AS title, '' AS detail, contact_count AS people
    FROM list
    WHERE workspace_id = $1::uuid AND archived_at IS NULL AND lower(name) LIKE ALL ($2::text[])
    ORDER BY lower(name) LIKE $3::text DESC, name, id LIMIT $4::int`,
  templates: `SELECT id::text, name AS title, '' AS detail
    FROM template
    WHERE workspace_id = $1::uuid AND archived_at IS NULL AND lower(name) LIKE ALL ($2::text[])
    ORDER BY lower(name) LIKE $3::text DESC, name, id LIMIT $4::int`,
  customers: `SELECT id::text, coalesce(nullif(name, ''), username) AS title, username AS detail
    FROM customer
    WHERE workspace_id = $1::uuid AND archived_at IS NULL
      AND lower(username || ' ' || name || ' ' || array_to_string(labels, ' ')) LIKE ALL ($2::text[])
    ORDER BY lower(coalesce(nullif(name, ''), username)) LIKE $3::text DESC,
      lower(coalesce(nullif(name, ''), username)), id LIMIT $4::int`,
} as const;

export type NamedKind = keyof typeof BY_NAME;

interface NamedRow {
  id: string;
  title: string;
  detail: string;
  status?: string;
  people?: number;
}

/** Of one kind, in an open transaction; one more than asked for tells that there are others. */
export async function findNamed(
  tx: WorkspaceDb,
  workspaceId: string,
  kind: NamedKind,
  typed: string,
  limit: number,
): Promise<SearchHit[]> {
  const values = [workspaceId, likePatterns(typed), likeBeginning(typed), limit];
  const { rows } = await asSqlRunner(tx).query<NamedRow>(BY_NAME[kind], values);
  return rows.map(({ id, title, detail, status, people }) => ({
    id,
    title,
    detail: people === undefined ? detail : String(people),
    ...(status === undefined ? {} : { status }),
  }));
}
