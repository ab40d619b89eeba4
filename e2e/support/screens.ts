import { may, type Permission } from "@/lib/access/permissions.rules";
import { ACCESS_MATRIX } from "@/lib/checks/access-matrix";
import { queryDatabase } from "./query-database";
import type { Role } from "./sign-in";

const OLDEST_DRAFT = `SELECT id FROM campaign
  WHERE status = 'draft' AND kind = 'campaign' AND workspace_id = $1 ORDER BY created_at LIMIT 1`;

const RECURRING = `WITH found AS (
      SELECT id FROM recurring_campaign WHERE workspace_id = $1 AND name = 'Rent of the house'
    ), made AS (
      INSERT INTO recurring_campaign (workspace_id, name, content, recurrence, clock, time_zone, starts_on,
        window_hours, next_occurrence, next_at)
      SELECT $1, 'Rent of the house', jsonb_build_object('tracked', true,
          'message', '{"kind":"text","text":"RM0 Rent is due"}'::jsonb,
          'audience', jsonb_build_object('phones', '[]'::jsonb, 'lists', jsonb_build_array(
            (SELECT id FROM list WHERE workspace_id = $1 ORDER BY created_at LIMIT 1)))),
        '{"on":"month","every":1,"day":31}', '09:00', 'Asia/Kuala_Lumpur', '2099-01-01', 6, '2099-01-31',
        '2099-01-31T01:00Z'
      WHERE NOT EXISTS (SELECT FROM found) RETURNING id
    )
    SELECT id FROM found UNION ALL SELECT id FROM made LIMIT 1`;

/**
 * Which row stands for a part of an address, in the demo workspace: the oldest, which the demo made
 * and no test changes. A page with a new part needs a line here.
 */
const EXAMPLES: Record<string, string> = {
  "campaigns/[campaignId]": `SELECT id
     FROM campaign
     WHERE status = 'finished' AND kind = 'campaign' AND workspace_id = $1
     ORDER BY recipients DESC
     LIMIT 1`,
  "campaigns/[campaignId]/check": OLDEST_DRAFT,
  "campaigns/[campaignId]/edit": OLDEST_DRAFT,
  "contacts/[contactId]": "SELECT id FROM contact WHERE workspace_id = $1 ORDER BY id LIMIT 1",
  "customers/[customer]": "SELECT id FROM customer WHERE workspace_id = $1 ORDER BY created_at, id LIMIT 1",
  // The demo has none: one is put there, of which no entry of an account knows.
  "customers/[customer]/billing/invoices/[invoice]": `WITH found AS (
      SELECT customer_id, id FROM invoice WHERE workspace_id = $1 AND number = 'EXAMPLE-0001'
    ), made AS (
      INSERT INTO invoice (workspace_id, customer_id, number, issued_on, currency, subtotal, tax, total,
        letterhead, recipient)
      SELECT $1, id, 'EXAMPLE-0001', current_date, 'MYR', 30, 0, 30,
        '{"businessName":"Kedai Runcit Canang","address":"","registrationNo":"","taxNo":"","phone":"",
          "email":"","paymentInstructions":""}', '{"name":"Kedai Siti","address":""}'
      FROM (SELECT id FROM customer WHERE workspace_id = $1 ORDER BY created_at, id LIMIT 1) AS first
      WHERE NOT EXISTS (SELECT FROM found) ON CONFLICT DO NOTHING RETURNING customer_id, id
    )
    SELECT * FROM found UNION ALL SELECT * FROM made LIMIT 1`,
  "inbox/print/[conversationId]":
    "SELECT id FROM conversation WHERE workspace_id = $1 ORDER BY created_at, id LIMIT 1",
  "lists/[listId]": "SELECT id FROM list WHERE workspace_id = $1 ORDER BY created_at LIMIT 1",
  // The demo has none: one is put there that never comes.
  "campaigns/recurring/[recurringId]": RECURRING,
  "campaigns/recurring/[recurringId]/edit": RECURRING,
  // The demo has none: one is put there, which changes nothing that another test counts.
  "segments/[segmentId]": `WITH found AS (
      SELECT id FROM segment WHERE workspace_id = $1 AND name = 'Everybody named'
    ), made AS (
      INSERT INTO segment (workspace_id, name, question)
      SELECT $1, 'Everybody named', '{"match":"all","conditions":[{"field":"firstName","is":"isNotEmpty"}]}'
      WHERE NOT EXISTS (SELECT FROM found) ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT id FROM found UNION ALL SELECT id FROM made LIMIT 1`,
  "templates/[templateId]": "SELECT id FROM template WHERE workspace_id = $1 ORDER BY created_at LIMIT 1",
  // The demo has none: a paused one is put there, which calls nobody.
  "settings/webhooks/[webhookId]": `WITH found AS (
      SELECT id FROM webhook_endpoint WHERE workspace_id = $1 AND url = 'https://shop.example.com/canang'
    ), made AS (
      INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events, disabled_at, disabled_reason)
      SELECT $1, 'https://shop.example.com/canang', '', '{message.status}', now(), 'person'
      WHERE NOT EXISTS (SELECT FROM found) RETURNING id
    )
    SELECT id FROM found UNION ALL SELECT id FROM made LIMIT 1`,
  // The demo has none: its oldest transfer is put into one, which moves nothing.
  "transfers/batches/[batchId]": `WITH found AS (
      SELECT batch_id AS id FROM transfer
      WHERE workspace_id = $1 AND batch_id IS NOT NULL ORDER BY created_at LIMIT 1
    ), oldest AS (
      SELECT id, credits FROM transfer WHERE workspace_id = $1 ORDER BY created_at LIMIT 1
    ), made AS (
      INSERT INTO transfer_batch (workspace_id, request_key, fingerprint, lines, credits, created_by_name)
      SELECT $1, 'example', '', 1, credits, 'Priya Nair' FROM oldest
      WHERE NOT EXISTS (SELECT FROM found) RETURNING id
    ), joined AS (
      UPDATE transfer SET batch_id = made.id FROM made, oldest
      WHERE transfer.id = oldest.id RETURNING transfer.batch_id AS id
    )
    SELECT id FROM found UNION ALL SELECT id FROM joined LIMIT 1`,
  "transfers/[transferId]": "SELECT id FROM transfer WHERE workspace_id = $1 ORDER BY created_at LIMIT 1",
};

/**
 * Pages that anybody may open; those that need a state of their own are looked at by the test that
 * makes it.
 */
const PUBLIC = [
  "/sign-in",
  "/design",
  "/set-password/no-such-link",
  "/forgot-password",
  "/invitations/no-such-link",
  "/demo/no-such-page",
];

/**
 * Every screen that the access matrix lets a role open, as an address of the demo workspace or of
 * another one: a new page cannot be forgotten.
 */
export async function screensOf(role: Role, slug = "demo"): Promise<string[]> {
  const [workspace] = await queryDatabase<{ id: string }>("SELECT id FROM workspace WHERE slug = $1", [slug]);
  const screens: string[] = [];
  for (const [way, permission] of Object.entries(ACCESS_MATRIX)) {
    if (!way.startsWith("PAGE /[workspace]") || !may(role, permission as Permission)) continue;
    const filled = await fillIn(way.slice("PAGE /[workspace]".length), workspace?.id);
    if (filled === null && slug === "demo") throw new Error(`The demo workspace has nothing for ${way}`);
    if (filled !== null) screens.push(`/${slug}${filled}`);
  }
  return screens;
}

export async function publicScreens(): Promise<string[]> {
  const docs = Object.keys(ACCESS_MATRIX).filter((way) => way.startsWith("PAGE /docs") && !way.includes("["));
  return [...PUBLIC, ...docs.map((way) => way.slice("PAGE ".length))];
}

async function fillIn(path: string, workspaceId: string | undefined): Promise<string | null> {
  if (!path.includes("[")) return path;
  const [, place, rest] = /^\/(.*?\[\w+\])(.*)$/.exec(path) ?? [];
  const sql = EXAMPLES[`${place}${rest}`] ?? EXAMPLES[`${place}`];
  if (sql === undefined) throw new Error(`e2e/support/screens.ts names no example for ${path}`);
  const [row] = await queryDatabase<Record<string, string>>(sql, [workspaceId]);
  if (row === undefined) return null;
  // An id for each part, in their order.
  const ids = Object.values(row);
  return path.replace(/\[\w+\]/g, () => ids.shift() ?? "");
}
