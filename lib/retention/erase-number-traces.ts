import { parsePhone } from "@/lib/core/phone-number";
import type { SqlClient } from "@/lib/platform/db/sql";
import { eraseInAnswers } from "@/lib/retention/erase-in-answers";
import type { ErasedWho } from "@/lib/retention/erased-who";
import { takeOutOfSegments } from "@/lib/retention/take-out-of-segments";

/** Enough of a number's end to know it by, however its beginning was written. */
const TAIL = 8;

/**
 * What holds a number besides its own rows: campaigns it was pasted into, uploaded files, callbacks
 * rejected, events for webhooks, kept answers.
 */
export async function eraseNumberTraces(client: SqlClient, who: ErasedWho): Promise<void> {
  await takeOutOfAudiences(client, who);
  await takeOutOfSegments(client, who, who.phone.slice(-TAIL));
  const { workspaceId, phone, mark } = who;
  await client.query(
    `DELETE FROM import_rejection WHERE workspace_id = $1
       AND EXISTS (SELECT FROM jsonb_array_elements_text(cells) AS cell
         WHERE regexp_replace(cell, '\\D', '', 'g') LIKE '%' || $2)`,
    [workspaceId, phone.slice(-TAIL)],
  );
  await client.query(
    `UPDATE contact_import SET dry_run = NULL
     WHERE workspace_id = $1 AND regexp_replace(dry_run::text, '[^0-9,]', '', 'g') LIKE '%' || $2 || '%'`,
    [workspaceId, phone.slice(-TAIL)],
  );
  await client.query(
    `UPDATE import_change i
     SET before = (SELECT coalesce(jsonb_agg(b), '[]')
       FROM jsonb_array_elements(i.before) AS b
       WHERE b ->> 'phone' IS DISTINCT FROM $2::text AND b ->> 'id' IS DISTINCT FROM c.id::text)
     FROM (SELECT $2::text AS phone) AS erased
       LEFT JOIN contact c ON c.workspace_id = $1 AND c.phone = erased.phone
     WHERE i.workspace_id = $1
       AND (i.before @> jsonb_build_array(jsonb_build_object('phone', $2::text))
         OR i.before @> jsonb_build_array(jsonb_build_object('id', c.id::text)))`,
    [workspaceId, phone],
  );
  await client.query(
    `DELETE FROM callback_rejection
     WHERE workspace_id = $1 AND (position(convert_to($2::text, 'UTF8') IN raw) > 0
       OR position(convert_to($2::text, 'UTF8') IN body) > 0 OR position($2::text IN headers::text) > 0)`,
    [workspaceId, phone],
  );
  await client.query(
    `UPDATE webhook_delivery SET payload = replace(
       (CASE
           WHEN payload ->> 'phone' = $2 AND payload ? 'text' THEN jsonb_set(payload, '{text}', '""')
           ELSE payload END)::text,
       '"' || $2 || '"', '"' || $3 || '"')::jsonb
     WHERE workspace_id = $1 AND position('"' || $2 || '"' IN payload::text) > 0`,
    [workspaceId, phone, mark],
  );
  await client.query("DELETE FROM phone_activity WHERE workspace_id = $1 AND phone = $2", [
    workspaceId,
    phone,
  ]);
  await client.query("DELETE FROM recurring_person WHERE workspace_id = $1 AND phone = $2", [
    workspaceId,
    phone,
  ]);
  await eraseInAnswers(client, who);
}

/**
 * Pasted numbers stay in a campaign as they were written. An open tab with the draft is told that
 * it has changed.
 */
async function takeOutOfAudiences(client: SqlClient, { workspaceId, phone }: ErasedWho): Promise<void> {
  const tail = phone.slice(-TAIL);
  const { rows } = await client.query<{ id: string; phones: string[]; country: string }>(
    `SELECT c.id, c.audience -> 'phones' AS phones, w.default_country AS country
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id
     WHERE c.workspace_id = $1
       AND regexp_replace((c.audience -> 'phones')::text, '[^0-9,]', '', 'g') LIKE '%' || $2 || '%'
     FOR UPDATE OF c`,
    [workspaceId, tail],
  );
  for (const { id, phones, country } of rows) {
    const isThis = (written: string) => {
      if (!written.replace(/\D/g, "").endsWith(tail)) return false;
      const read = parsePhone(written, country);
      return read.ok && read.phone === phone;
    };
    const kept = phones.filter((written) => !isThis(written));
    if (kept.length === phones.length) continue;
    await client.query(
      `UPDATE campaign
       SET audience = jsonb_set(audience, '{phones}', $3::jsonb), version = version + 1
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, JSON.stringify(kept)],
    );
  }
}
