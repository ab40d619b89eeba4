import { randomUUID } from "node:crypto";
import type { Bench } from "@/bench/open-bench";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";

interface AccountOptions {
  port: number;
  connections: number;
  perSecond?: number;
  batchSize?: number;
}

/** A gateway account that points at a mock. */
export async function seedAccount(bench: Bench, options: AccountOptions): Promise<string> {
  const id = randomUUID();
  await sql.execute(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher,
       max_connections, max_per_second, bulk_batch_size)
     VALUES ($1, $2, left($1::uuid::text, 8), $3, 'login-12345678', $4, $5, $6, $7)`,
    [
      id,
      bench.workspace.id,
      `http://127.0.0.1:${options.port}/websmsapi/`,
      sealSecret("secret-word", `gateway_account:${id}`),
      options.connections,
      options.perSecond ?? null,
      options.batchSize ?? 500,
    ],
  );
  return id;
}

/** A campaign with its recipients, not yet started. */
export async function seedCampaign(
  bench: Bench,
  accountId: string,
  recipients: number,
  tracked = true,
): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked,
       scheduled_at)
     VALUES ($1, 'Bench', 'scheduled', $2, '{"kind":"text","text":"Hello from the bench"}', $3, $4,
       'infinity')
     RETURNING id`,
    [bench.workspace.id, accountId, recipients, tracked],
  );
  const id = row?.id as string;
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '601' || lpad(i::text, 8, '0')
     FROM generate_series(1, $3::int) AS i`,
    [id, bench.workspace.id, recipients],
  );
  await sql.execute("VACUUM (ANALYZE) message");
  return id;
}

/** Lets the worker have it. */
export async function startCampaign(id: string): Promise<void> {
  await sql.execute(
    "UPDATE campaign SET status = 'sending', scheduled_at = now(), started_at = now() WHERE id = $1",
    [id],
  );
}

/** Messages of a campaign by what is stored of them, from the tallies. */
export async function readCounts(id: string): Promise<{ queued: number; sending: number; sent: number }> {
  const row = await sql.first<{ queued: number; sending: number; sent: number }>(
    `SELECT coalesce(sum(queued), 0)::int AS queued, coalesce(sum(sending), 0)::int AS sending,
       coalesce(sum(sent), 0)::int AS sent
     FROM campaign_tally WHERE campaign_id = $1`,
    [id],
  );
  return row ?? { queued: 0, sending: 0, sent: 0 };
}

/** Removes a campaign's rows, so that rounds do not pay for one another. */
export async function dropCampaign(id: string): Promise<void> {
  for (const table of [
    "message_attempt",
    "gateway_message_id",
    "due_message",
    "untracked_attempt",
    "untracked_batch",
    "claim",
  ])
    await sql.execute(`DELETE FROM ${table} WHERE campaign_id = $1`, [id]);
  await sql.execute("DELETE FROM message WHERE campaign_id = $1", [id]);
  await sql.execute("UPDATE campaign SET status = 'finished' WHERE id = $1", [id]);
}
