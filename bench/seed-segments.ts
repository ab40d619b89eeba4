import { seedList } from "@/bench/figures/p7-launch";
import type { Bench } from "@/bench/open-bench";
import { seedAccount } from "@/bench/seed";
import { sql } from "@/lib/platform/db/sql";
import { foldActivity } from "@/lib/segments/fold-activity";

/** People with ten fields each in one list, a fifth of them texted lately. Returns the list. */
export async function seedSegments(bench: Bench, people: number): Promise<string> {
  await seedAccount(bench, { port: 9, connections: 8 });
  const list = await seedList(bench, people);
  await seedFields(bench);
  await seedTexts(bench, people);
  return list;
}

async function seedFields(bench: Bench): Promise<void> {
  await sql.execute(
    `UPDATE contact SET fields = jsonb_build_object('f1', 'Value ' || id % 40, 'f2', (id % 1000)::text,
       'f3', (date '1960-01-01' + (id % 16000)::int)::text, 'f4', 'Some words', 'f5', 'Jalan ' || id,
       'f6', 'Taman ' || id % 300, 'f7', 'x', 'f8', 'Gold', 'f9', id::text, 'f10', 'Kuala Lumpur')
     WHERE workspace_id = $1`,
    [bench.workspace.id],
  );
  await sql.execute("VACUUM (FULL, ANALYZE) contact");
}

/** A campaign of a fifth that was folded in, and a small one that still sends. */
async function seedTexts(bench: Bench, people: number): Promise<void> {
  for (const [status, share] of [
    ["finished", 5],
    ["sending", 50],
  ] as const)
    await sql.execute(
      `WITH made AS (
         INSERT INTO campaign (workspace_id, name, message, status, recipients, started_at)
         VALUES ($1, 'Past', '{"kind":"text","text":"Past"}', $2::campaign_status, $3, now()) RETURNING id)
       INSERT INTO message (campaign_id, workspace_id, phone, status, attempts, sent_at)
       SELECT made.id, $1, c.phone, 'sent', 1, now() - interval '3 days'
       FROM made, contact c WHERE c.workspace_id = $1 AND c.id % $4 = 0`,
      [bench.workspace.id, status, Math.floor(people / share), share],
    );
  await sql.execute(
    `INSERT INTO activity_due (campaign_id, workspace_id)
     SELECT id, workspace_id FROM campaign ON CONFLICT DO NOTHING`,
  );
  await sql.execute("DELETE FROM report_change");
  await foldActivity();
  await sql.execute("VACUUM (ANALYZE) message, phone_activity");
}
