import { fallbackText } from "@/lib/fallbacks/fallback-text";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import type { Split } from "@/lib/splits/split.rules";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/** Rows of one transaction: many are written in steps, and nobody is claimed before the last. */
const AT_ONCE = 10_000;

interface Chosen {
  id: string;
  workspaceId: string;
  split: Split;
  settings: unknown;
  chosen: number | null;
  writtenTo: number;
}

/**
 * Writes the chosen text to the next of those who wait, and notes up to whom in the same
 * transaction: a worker that is killed has done both or neither, and the next goes on there. When
 * nobody is left, they may be sent to. Returns whether somebody is left.
 */
export async function writeChosenText(client: SqlClient, split: Chosen): Promise<boolean> {
  const text = split.split.texts[(split.chosen ?? 0) - 1];
  if (text === undefined) throw new Error("The first text is written to everybody.");
  const settings = workspaceSettingsSchema.parse(split.settings);
  const people = "SELECT * FROM waiting";
  const own = fallbackText({ text }, settings, people, "$2", 5);
  const { rows } = await client.query<{ n: number; last: number | null; more: number }>(
    `WITH waiting AS MATERIALIZED (
       SELECT id, phone, contact_id FROM message
       WHERE campaign_id = $1 AND id > $3 AND copy = 0 ORDER BY id LIMIT ${AT_ONCE}),
     before AS (
       SELECT m.id, m.parts FROM message m
       WHERE m.campaign_id = $1 AND m.id = ANY (ARRAY(SELECT id FROM waiting)) AND m.status = 'queued'
         AND m.attempts = 0 ORDER BY m.id FOR UPDATE),
     written AS (
       UPDATE message m SET text = coalesce(r.text, $4::text), parts = r.parts
       FROM (${own.sql}) AS r JOIN waiting w ON w.phone = r.phone JOIN before b ON b.id = w.id
       WHERE m.campaign_id = $1 AND m.id = w.id
       RETURNING m.parts - b.parts AS more)
     SELECT (SELECT count(*)::int FROM waiting) AS n, (SELECT max(id) FROM waiting) AS last,
       (SELECT coalesce(sum(more), 0)::int FROM written) AS more`,
    [split.id, split.workspaceId, split.writtenTo, text, ...own.values],
  );
  const { n, last, more } = rows[0] ?? { n: 0, last: null, more: 0 };
  const left = n === AT_ONCE;
  await client.query("UPDATE campaign SET credits = credits + $2 WHERE id = $1 AND $2::int <> 0", [
    split.id,
    more,
  ]);
  await client.query(
    `UPDATE campaign_split SET written_to = coalesce($2, written_to),
       state = CASE WHEN $3 THEN state ELSE 'decided' END WHERE campaign_id = $1`,
    [split.id, last, left],
  );
  if (!left) await notify(client, { workspaceId: split.workspaceId, topic: "campaign", id: split.id });
  return left;
}
