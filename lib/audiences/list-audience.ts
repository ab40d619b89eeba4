import { type Audience, audienceValues } from "@/lib/audiences/audience-sql";
import { compileAudience } from "@/lib/audiences/audience-statement";
import { sql } from "@/lib/platform/db/sql";

export interface Recipient {
  phone: string;
  first_name: string;
  last_name: string;
  fields: Record<string, unknown>;
}

/**
 * Where a reader of the audience stands: after a contact of the lists, then after so many pasted
 * phones.
 */
export type AudiencePosition = { contact: number } | { pasted: number };

/**
 * The next recipients of an audience, a few at a time and without sorting all of it: first the
 * lists' contacts by their number, then the pasted phones. Some milliseconds at any size.
 */
export async function listAudience(
  audience: Audience,
  after: AudiencePosition,
  limit: number,
): Promise<{ recipients: Recipient[]; next: AudiencePosition | null }> {
  const recipients: Recipient[] = [];
  let pasted = "pasted" in after ? after.pasted : 0;
  if ("contact" in after) {
    const rows = await listContacts(audience, after.contact, limit + 1);
    recipients.push(...rows.slice(0, limit));
    if (rows.length > limit) return { recipients, next: { contact: rows[limit - 1]?.id ?? 0 } };
  }
  while (recipients.length < limit && pasted < audience.phones.length) {
    const slice = audience.phones.slice(pasted, pasted + limit - recipients.length);
    recipients.push(...(await readPasted(audience, slice)));
    pasted += slice.length;
  }
  return { recipients, next: pasted < audience.phones.length ? { pasted } : null };
}

async function listContacts(
  audience: Audience,
  after: number,
  limit: number,
): Promise<(Recipient & { id: number })[]> {
  if (audience.asked) {
    const { values, chosen, exclusions } = compileAudience(audience, audience.asked, 6);
    const out = exclusions.map(({ of }) => ` AND NOT ${of("c.phone")}`).join("");
    return sql.query(
      `SELECT c.id, c.phone, c.first_name, c.last_name, c.fields
       FROM contact c
       WHERE c.workspace_id = $1::uuid AND $3::text[] IS NOT NULL AND c.id > $4 AND ${chosen}${out}
         AND NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = c.phone)
       ORDER BY c.id LIMIT $5`,
      [...audienceValues(audience), after, limit, ...values],
    );
  }
  return sql.query(
    `SELECT DISTINCT ON (found.id) found.* FROM unnest($2::uuid[]) AS l (id) CROSS JOIN LATERAL (
       SELECT c.id, c.phone, c.first_name, c.last_name, c.fields
       FROM list_member m JOIN contact c ON c.id = m.contact_id AND c.workspace_id = $1
       WHERE m.list_id = l.id AND m.workspace_id = $1 AND m.contact_id > $3
         AND NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = c.phone)
       ORDER BY m.contact_id LIMIT $4
     ) AS found ORDER BY found.id LIMIT $4`,
    [audience.workspaceId, audience.lists, after, limit],
  );
}

async function readPasted(audience: Audience, phones: string[]): Promise<Recipient[]> {
  if (audience.asked) {
    const { values, chosen, exclusions } = compileAudience(audience, audience.asked, 4);
    const out = exclusions.map(({ of }) => ` AND NOT ${of("p.phone")}`).join("");
    return sql.query(
      `SELECT p.phone, coalesce(c.first_name, '') AS first_name, coalesce(c.last_name, '') AS last_name,
         coalesce(c.fields, '{}') AS fields
       FROM unnest($3::text[]) WITH ORDINALITY AS p (phone, n)
         LEFT JOIN contact c ON c.workspace_id = $1::uuid AND c.phone = p.phone
       WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = p.phone)
         AND (c.id IS NULL OR NOT ${chosen})${out}
       ORDER BY p.n`,
      [audience.workspaceId, audience.lists, phones, ...values],
    );
  }
  return sql.query(
    `SELECT p.phone, coalesce(c.first_name, '') AS first_name, coalesce(c.last_name, '') AS last_name,
       coalesce(c.fields, '{}') AS fields
     FROM unnest($3::text[]) WITH ORDINALITY AS p (phone, n)
       LEFT JOIN contact c ON c.workspace_id = $1 AND c.phone = p.phone
     WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = $1 AND s.phone = p.phone)
       AND NOT EXISTS (SELECT FROM list_member m WHERE m.contact_id = c.id AND m.list_id = ANY ($2::uuid[]))
     ORDER BY p.n`,
    [audience.workspaceId, audience.lists, phones],
  );
}
