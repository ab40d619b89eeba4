import { atLeast, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { seedAccount } from "@/bench/seed";
import { median, plain } from "@/bench/statistics";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";

/**
 * Launching to a list: audience, suppressions, rows, tallies, audit, against a bare INSERT … SELECT
 * of as many rows into a table with the same keys.
 */
export const launch: Figure = {
  id: "P7",
  title: "launch to a list to a bare INSERT … SELECT",
  async run(bench) {
    const recipients = bench.size(1_000_000, 100_000);
    const rounds = Math.min(bench.rounds, 3);
    await seedAccount(bench, { port: 9, connections: 8 });
    const list = await seedList(bench, recipients);
    const pairs: { bare: number; product: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const bare = await insertBare(bench, recipients);
      const product = await launchOnce(bench, list, recipients);
      bench.say(`  bare ${plain(bare)}/s, launch ${plain(product)}/s`);
      pairs.push({ bare, product });
    }
    const detail = `${plain(recipients)} recipients: bare ${plain(median(pairs.map((p) => p.bare)))}/s, launch ${plain(median(pairs.map((p) => p.product)))}/s`;
    return [
      atLeast("launch / INSERT … SELECT", median(pairs.map((p) => p.product / p.bare)), 0.5, 0.8, detail),
    ];
  },
};

export async function seedList(bench: Bench, contacts: number): Promise<string> {
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, 'Everybody') RETURNING id",
    [bench.workspace.id],
  );
  await sql.execute(
    `INSERT INTO contact (workspace_id, phone, first_name)
     SELECT $1, '601' || lpad(((i::bigint * 7919) % 99999989)::text, 8, '0'), 'Ahmad'
     FROM generate_series(1, $2::int) AS i`,
    [bench.workspace.id, contacts],
  );
  await sql.execute(
    "INSERT INTO list_member (list_id, contact_id, workspace_id) SELECT $1, id, workspace_id FROM contact",
    [list?.id],
  );
  await sql.execute("VACUUM (ANALYZE) contact, list_member");
  return list?.id as string;
}

async function insertBare(bench: Bench, recipients: number): Promise<number> {
  await sql.execute("DROP TABLE IF EXISTS bench_bare");
  await sql.execute("CREATE TABLE bench_bare (LIKE message INCLUDING ALL) WITH (fillfactor = 45)");
  const start = performance.now();
  const inserted = await sql.execute(
    `INSERT INTO bench_bare (campaign_id, workspace_id, phone, contact_id, parts)
     SELECT '00000000-0000-4000-8000-000000000000', workspace_id, phone, id, 1
     FROM contact
     WHERE workspace_id = $1`,
    [bench.workspace.id],
  );
  const rate = inserted / ((performance.now() - start) / 1000);
  if (inserted !== recipients) throw new Error(`${inserted} of ${recipients} rows were inserted.`);
  await sql.execute("DROP TABLE bench_bare");
  return rate;
}

async function launchOnce(bench: Bench, list: string, recipients: number): Promise<number> {
  const ctx = bench.workspace.as.owner;
  const draft = await createDraft(ctx, {
    name: "Bench",
    message: { kind: "text", text: "Hello" },
    audience: { lists: [list], phones: [] },
  } as never);
  const start = performance.now();
  const launched = await launchCampaign(ctx, { id: draft.id, confirmText: String(recipients) });
  const rate = recipients / ((performance.now() - start) / 1000);
  if (launched.recipients !== recipients)
    throw new Error(`${launched.recipients} of ${recipients} recipients were launched.`);
  await sql.execute("TRUNCATE message, campaign_tally");
  await sql.execute("UPDATE campaign SET status = 'canceled', recipients = 0");
  return rate;
}
