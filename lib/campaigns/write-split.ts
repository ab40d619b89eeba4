import { insertStaged } from "@/lib/campaigns/stage-recipients";
import type { LaunchedRow } from "@/lib/campaigns/take-draft";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { fallbackText } from "@/lib/fallbacks/fallback-text";
import type { SqlClient } from "@/lib/platform/db/sql";
import { groupSize, type Split } from "@/lib/splits/split.rules";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

/**
 * The staged recipients of a campaign with several texts: the groups of its test first, chosen by
 * chance, then all others with the text of the first until one is chosen. Each is one row in one
 * range of ids, so that the groups are disjoint and together everybody (S59). Returns the credits.
 */
export async function writeSplit(
  client: SqlClient,
  campaign: LaunchedRow,
  split: Split,
  settings: WorkspaceSettings,
  { recipients, credits }: { recipients: number; credits: number },
): Promise<number> {
  const size = groupSize(split, recipients);
  if (size === null) {
    const said = sentence("rules.split.tooFew", { texts: 1 + split.texts.length });
    throw new AppError("unprocessable", said, { split: said });
  }
  const groups = 1 + split.texts.length;
  await client.query(
    `CREATE TEMP TABLE launch_test ON COMMIT DROP AS
     SELECT r.*, ((row_number() OVER () - 1) / $1::int)::int AS number FROM (
       SELECT phone, contact_id, text, parts FROM pg_temp.launch_recipient ORDER BY random() LIMIT $2) AS r`,
    [size, size * groups],
  );
  await client.query("ANALYZE pg_temp.launch_test");
  const ends: number[] = [];
  let spent = credits;
  for (let number = 0; number < groups; number += 1) {
    const { end, added, before } = await insertGroup(client, campaign, split, settings, number);
    ends.push(end);
    spent += added - before;
  }
  await insertStaged(client, campaign.id, recipients - size * groups, { without: "pg_temp.launch_test" });
  await client.query(
    `INSERT INTO campaign_split (campaign_id, workspace_id, group_ends, held, figures)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (campaign_id) DO UPDATE SET state = 'testing', group_ends = excluded.group_ends,
       held = excluded.held, figures = excluded.figures, decides_at = NULL, chosen = NULL,
       chosen_by = NULL, chosen_by_name = NULL, chosen_at = NULL, chosen_on = NULL, written_to = 0,
       counted_at = NULL`,
    [
      ...[campaign.id, campaign.workspace_id, ends, recipients - size * groups],
      JSON.stringify(ends.map(() => ({ people: size, texted: 0, delivered: 0, replies: 0, optOuts: 0 }))),
    ],
  );
  return spent;
}

/** One group with its own text, and what it takes beside what the first text would. */
async function insertGroup(
  client: SqlClient,
  { id, workspace_id }: LaunchedRow,
  split: Split,
  settings: WorkspaceSettings,
  number: number,
): Promise<{ end: number; added: number; before: number }> {
  const people = `SELECT * FROM pg_temp.launch_test WHERE number = ${number}`;
  const text = split.texts[number - 1];
  const own = text === undefined ? null : fallbackText({ text }, settings, people, "$2", 4);
  const rendered = own === null ? people : own.sql;
  const { rows } = await client.query<{ end: number; added: number; before: number }>(
    `WITH written AS (
       INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
       SELECT $1, $2, r.phone, r.contact_id, coalesce(r.text, $3::text), r.parts
       FROM (${rendered}) AS r ORDER BY r.phone COLLATE "C"
       RETURNING id, parts)
     SELECT max(id) AS end, sum(parts)::int AS added,
       (SELECT sum(parts)::int FROM pg_temp.launch_test WHERE number = ${number}) AS before
     FROM written`,
    [id, workspace_id, text ?? null, ...(own?.values ?? [])],
  );
  const row = rows[0] as { end: number; added: number; before: number };
  return { ...row, end: Number(row.end) };
}
