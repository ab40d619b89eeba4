import type { AskedAudience } from "@/lib/audiences/asked-audience";
import {
  type Audience,
  audienceRows,
  audienceValues,
  NOT_SUPPRESSED_SQL,
  type Reader,
  roomyRows,
} from "@/lib/audiences/audience-sql";
import { audienceSql, compileAudience, type Exclusion } from "@/lib/audiences/audience-statement";
import { sql } from "@/lib/platform/db/sql";

export interface AudienceLosses {
  /** How many times lists and segments name a contact. */
  named: number;
  /** Of the merged phones, those that may not be texted. */
  suppressed: number;
  /** Of the others, those that are left out on purpose, each once. */
  leftOut: number;
  /** The same by each reason; one person may have several. */
  exclusions: (Exclusion & { people: number })[];
}

/** How many times the lists name a contact, and how many of the merged phones are suppressed. */
export async function audienceLosses(audience: Audience, reader: Reader = sql): Promise<AudienceLosses> {
  if (audience.occasion && audience.occasion.on !== "time") return occasionLosses(audience, reader);
  if (audience.asked) return askedLosses(audience, audience.asked, reader);
  const found = await audienceRows<{ named: number; suppressed: number }>(
    reader,
    `SELECT (SELECT coalesce(sum(contact_count), 0)::int
       FROM list
       WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])) AS named,
       (SELECT count(*)::int
         FROM suppression s
         WHERE s.workspace_id = $1::uuid AND (s.phone = ANY ($3::text[]) OR EXISTS (
          SELECT FROM contact c
            JOIN list_member m ON m.contact_id = c.id
              AND m.workspace_id = $1::uuid
              AND m.list_id = ANY ($2::uuid[])
          WHERE c.workspace_id = $1::uuid AND c.phone = s.phone))) AS suppressed`,
    audienceValues(audience),
  );
  return { ...(found[0] ?? { named: 0, suppressed: 0 }), leftOut: 0, exclusions: [] };
}

/** Of an occasion only those count whose it is: all others were never meant. */
async function occasionLosses(audience: Audience, reader: Reader): Promise<AudienceLosses> {
  const { text, values } = audienceSql(audience, 4);
  const [row] = await roomyRows<{ suppressed: number; merged: number }>(
    reader,
    `SELECT count(*)::int AS merged, count(*) FILTER (WHERE NOT ${NOT_SUPPRESSED_SQL})::int AS suppressed
     FROM (${text}) AS a`,
    [...audienceValues(audience), ...values],
  );
  const { merged = 0, suppressed = 0 } = row ?? {};
  return { named: merged, suppressed, leftOut: 0, exclusions: [] };
}

/** The same where segments are asked: one look at everybody chosen, before anybody is left out. */
async function askedLosses(
  audience: Audience,
  asked: AskedAudience,
  reader: Reader,
): Promise<AudienceLosses> {
  const { values, chosen, segments, exclusions } = compileAudience(audience, asked, 4);
  // Of one segment alone everybody is named once: it need not be asked again.
  const alone = segments.length === 1 && audience.lists.length === 0;
  const named = alone ? ["1"] : segments.map((segment) => `CASE WHEN ${segment} THEN 1 ELSE 0 END`);
  const flags = (phone: "c.phone" | "p.phone") =>
    exclusions.map(({ of }, n) => `, ${of(phone)} AS out_${n}`).join("");
  const out = exclusions.map((_, n) => `e.out_${n}`).join(" OR ") || "false";
  const counts = exclusions.map(
    (_, n) => `, count(*) FILTER (WHERE NOT e.stopped AND e.out_${n})::int AS out_${n}`,
  );
  const [row] = await roomyRows<Record<string, number>>(
    reader,
    `SELECT (SELECT coalesce(sum(contact_count), 0)::int
         FROM list WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[]))
         + coalesce(sum(e.named), 0)::int AS named,
       count(*) FILTER (WHERE e.stopped)::int AS suppressed,
       count(*) FILTER (WHERE NOT e.stopped AND (${out}))::int AS left_out ${counts.join("")}
     FROM (
       SELECT a.*, EXISTS (
         SELECT FROM suppression s WHERE s.workspace_id = $1::uuid AND s.phone = a.phone) AS stopped
       FROM (
         SELECT c.phone, ${named.join(" + ") || "0"} AS named ${flags("c.phone")}
         FROM contact c WHERE c.workspace_id = $1::uuid AND ${chosen}
         UNION ALL
         SELECT p.phone, 0 ${flags("p.phone")}
         FROM unnest($3::text[]) AS p (phone)
         LEFT JOIN contact c ON c.workspace_id = $1::uuid AND c.phone = p.phone
         WHERE c.id IS NULL OR NOT ${chosen}
       ) AS a
     ) AS e`,
    [...audienceValues(audience), ...values],
  );
  return {
    named: row?.named ?? 0,
    suppressed: row?.suppressed ?? 0,
    leftOut: row?.left_out ?? 0,
    exclusions: exclusions.map(({ why }, n) => ({ ...why, people: row?.[`out_${n}`] ?? 0 })),
  };
}
