import { type Audience, audienceRows, audienceValues } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import { OWN_FIELD, parseTemplate } from "@/lib/core/merge-text";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/**
 * Contacts looked at for names that the text does not use: they are offered and suggested, without
 * reading a million rows for a menu.
 */
const SAMPLED = 2_000;
const NAMES_MAX = 200;

/**
 * Names of the contacts' own fields in an audience: of those that the text uses, all that at least
 * one contact has a value for; of the others those of the first contacts.
 */
export async function audienceFields(
  template: string,
  audience: Audience,
  reader?: SqlClient,
): Promise<string[]> {
  const used = parseTemplate(template)
    .fields.filter((name) => name.startsWith(OWN_FIELD))
    .map((name) => name.slice(OWN_FIELD.length));
  if (audience.asked) return askedFields(used, audience, reader);
  const { workspaceId, lists, phones } = audience;
  const text = `
    SELECT DISTINCT name FROM (
      SELECT fields FROM (
        SELECT c.fields FROM list_member m JOIN contact c ON c.id = m.contact_id
        WHERE m.workspace_id = $1::uuid AND m.list_id = ANY ($2::uuid[]) LIMIT ${SAMPLED}
      ) AS listed
      UNION ALL
      SELECT fields FROM (
        SELECT c.fields
        FROM contact c
        WHERE c.workspace_id = $1::uuid AND c.phone = ANY ($3::text[])
        LIMIT ${SAMPLED}
      ) AS pasted
    ) AS sampled, jsonb_each_text(sampled.fields) AS field (name, value)
    WHERE canang_filled(value) IS NOT NULL
    UNION
    SELECT name FROM unnest($4::text[]) AS used (name)
    WHERE EXISTS (
        SELECT FROM list_member m JOIN contact c ON c.id = m.contact_id
        WHERE m.workspace_id = $1::uuid AND m.list_id = ANY ($2::uuid[])
          AND canang_filled(canang_field(c.fields, used.name)) IS NOT NULL)
      OR EXISTS (
        SELECT FROM contact c WHERE c.workspace_id = $1::uuid AND c.phone = ANY ($3::text[])
          AND canang_filled(canang_field(c.fields, used.name)) IS NOT NULL)
    ORDER BY name LIMIT ${NAMES_MAX}`;
  const values = [workspaceId, lists, phones, used];
  const rows = reader
    ? (await reader.query<{ name: string }>(text, values)).rows
    : await sql.query<{ name: string }>(text, values);
  return rows.map(({ name }) => name);
}

/** The same of an audience with segments, from its own statement. */
async function askedFields(used: string[], audience: Audience, reader?: SqlClient): Promise<string[]> {
  const people = audienceSql(audience, 5);
  const rows = await audienceRows<{ name: string }>(
    reader ?? sql,
    `SELECT DISTINCT name FROM (SELECT a.fields FROM (${people.text}) AS a LIMIT ${SAMPLED}) AS sampled,
       jsonb_each_text(sampled.fields) AS field (name, value)
     WHERE canang_filled(value) IS NOT NULL
     UNION
     SELECT name FROM unnest($4::text[]) AS used (name)
     WHERE EXISTS (SELECT FROM (${people.text}) AS a
       WHERE canang_filled(canang_field(a.fields, used.name)) IS NOT NULL)
     ORDER BY name LIMIT ${NAMES_MAX}`,
    [...audienceValues(audience), used, ...people.values],
  );
  return rows.map(({ name }) => name);
}
