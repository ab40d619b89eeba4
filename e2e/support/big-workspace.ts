import { createOtherWorkspace } from "./api";
import { queryDatabase } from "./query-database";

const LONG = "Pelanggan-setia-cawangan-Persiaran-Perdana-Presint-Lima-Belas-Putrajaya-2026";

/**
 * A workspace as a shop has it after years: 300 lists, 300 templates, 200 campaigns, 60 fields, 20
 * accounts, and names that are one long word. Returns its address.
 */
export async function createBigWorkspace(): Promise<string> {
  const slug = await createOtherWorkspace();
  const [row] = await queryDatabase<{ id: string }>("SELECT id FROM workspace WHERE slug = $1", [slug]);
  const id = row?.id;
  const put = (text: string) => queryDatabase(text, [id, LONG]);
  await put(`INSERT INTO list (workspace_id, name)
    SELECT $1::uuid, CASE WHEN n = 7 THEN $2::text ELSE 'List ' || n END FROM generate_series(1, 300) AS n`);
  await put(`WITH made AS (
      INSERT INTO template (workspace_id, name)
      SELECT $1::uuid, CASE WHEN n = 7 THEN $2::text ELSE 'Template ' || n END
      FROM generate_series(1, 300) AS n
      RETURNING id)
    INSERT INTO template_version (workspace_id, template_id, version, message)
    SELECT $1::uuid, id, 1, '{"kind":"text","text":"RM0 Hello {{firstName}}"}' FROM made`);
  await put(`INSERT INTO campaign (workspace_id, name, message)
    SELECT $1::uuid, CASE WHEN n = 7 THEN $2::text ELSE 'Campaign ' || n END,
      '{"kind":"text","text":"RM0 Hello"}'
    FROM generate_series(1, 200) AS n`);
  await put(`INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
    SELECT $1::uuid, CASE WHEN n = 7 THEN $2::text ELSE 'Account ' || n END,
      'http://127.0.0.1:9/', 'user' || n, ''
    FROM generate_series(1, 20) AS n`);
  await put(`INSERT INTO alarm (workspace_id, kind, entity_id, message)
    SELECT $1::uuid, 'gateway.password', 'account ' || n,
      'The password of ' || CASE WHEN n = 3 THEN $2::text ELSE 'Account ' || n END || ' cannot be opened.'
    FROM generate_series(1, 3) AS n`);
  await put(`INSERT INTO contact (workspace_id, phone, first_name, last_name, fields)
    SELECT $1::uuid, '60199' || lpad(n::text, 6, '0'),
      CASE WHEN n = 7 THEN $2::text ELSE 'Person' END, n::text,
      (SELECT jsonb_object_agg('Field ' || f, f::text)
       FROM generate_series(1 + 30 * (n % 2), 30 + 30 * (n % 2)) AS f)
    FROM generate_series(1, 120) AS n`);
  await put(`INSERT INTO list_member (list_id, contact_id, workspace_id)
    SELECT l.id, c.id, $1::uuid FROM list l, contact c
    WHERE l.workspace_id = $1::uuid AND c.workspace_id = $1::uuid AND l.name IN ('List 1', $2::text)`);
  return slug;
}
