import "server-only";
import { createHash } from "node:crypto";
import { keepSentence } from "@/lib/core/kept-sentence";
import type { Sentence } from "@/lib/core/sentence";
import { callAccount, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import type { GatewayTemplate } from "@/lib/gateways/gateway-template.view";
import { withAnswer } from "@/lib/gateways/with-answer";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { readKnown, watchTemplates } from "@/lib/whatsapp-templates/watch-templates";

const AGAIN = "1 hour";
const AGAIN_AFTER_A_PROBLEM = "10 minutes";

/**
 * Asks an account's gateway for all its templates and keeps them as they are there: new, changed
 * and gone ones. What is not told to the end changes nothing. Returns why it brought nothing.
 */
export async function syncTemplates(accountId: string): Promise<Sentence | null> {
  const row = await requireGatewayAccountRow(accountId);
  const [clock] = await sql.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const answer = await callAccount(row, async (gateway) => gateway.templates?.());
  if (answer === undefined) throw new Error(`A gateway of kind ${row.kind} has no templates.`);
  const problem = answer.templates === null ? withAnswer(answer) : null;
  await sql.transaction(async (client) => {
    if (!(await takeTurn(client, row, clock?.at ?? new Date(), problem))) return;
    if (answer.templates === null) return;
    const before = await readKnown(client, row.id);
    await keep(client, row, answer.templates);
    await watchTemplates(client, row.workspace_id, before, await readKnown(client, row.id));
  });
  return problem;
}

/** False when somebody who asked later has already written what was told. */
async function takeTurn(
  client: SqlClient,
  row: { id: string; workspace_id: string },
  askedAt: Date,
  problem: Sentence | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO whatsapp_template_sync AS s
       (gateway_account_id, workspace_id, due_at, asked_at, synced_at, problem)
     VALUES ($1, $2, now() + $4::interval, $3, CASE WHEN $5::text IS NULL THEN $3::timestamptz END, $5)
     ON CONFLICT (gateway_account_id) DO UPDATE
     SET due_at = excluded.due_at, asked_at = excluded.asked_at, problem = excluded.problem,
       synced_at = coalesce(excluded.synced_at, s.synced_at)
     WHERE s.asked_at <= excluded.asked_at`,
    [
      row.id,
      row.workspace_id,
      askedAt,
      problem === null ? AGAIN : AGAIN_AFTER_A_PROBLEM,
      problem === null ? null : keepSentence(problem),
    ],
  );
  return rowCount === 1;
}

async function keep(
  client: SqlClient,
  row: { id: string; workspace_id: string },
  templates: readonly GatewayTemplate[],
): Promise<void> {
  const told = new Map(templates.map((one) => [`${one.name} ${one.language}`, one]));
  const rows = [...told.values()].map((one) => ({
    ...one,
    hash: createHash("sha256").update(JSON.stringify(one.components)).digest("hex"),
  }));
  await client.query(
    `INSERT INTO whatsapp_template AS t (workspace_id, gateway_account_id, gateway_template_id, name,
       language, status, category, previous_category, quality, named, components, components_hash,
       rejected_reason)
     SELECT $1, $2, id, name, language, status, category, "previousCategory", quality, named, components,
       hash, "rejectedReason"
     FROM jsonb_to_recordset($3::jsonb) AS told (id text, name text, language text, status text,
       category text, "previousCategory" text, quality text, named boolean, components jsonb, hash text,
       "rejectedReason" text)
     ON CONFLICT (gateway_account_id, name, language) DO UPDATE
     SET gateway_template_id = excluded.gateway_template_id, status = excluded.status,
       category = excluded.category, previous_category = excluded.previous_category,
       quality = excluded.quality, named = excluded.named, components = excluded.components,
       components_hash = excluded.components_hash, rejected_reason = excluded.rejected_reason,
       changed_at = now()
     WHERE (t.gateway_template_id, t.status, t.category, t.previous_category, t.quality, t.named,
         t.components_hash, t.rejected_reason)
       IS DISTINCT FROM (excluded.gateway_template_id, excluded.status, excluded.category,
         excluded.previous_category, excluded.quality, excluded.named, excluded.components_hash,
         excluded.rejected_reason)`,
    [row.workspace_id, row.id, JSON.stringify(rows)],
  );
  await client.query(
    `DELETE FROM whatsapp_template t
     WHERE t.gateway_account_id = $1
       AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS told (name text, language text)
         WHERE told.name = t.name AND told.language = t.language)`,
    [row.id, JSON.stringify(rows.map(({ name, language }) => ({ name, language })))],
  );
}
