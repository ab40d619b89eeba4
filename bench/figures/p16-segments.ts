import { atLeast, atMost, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { seedAccount } from "@/bench/seed";
import { median, plain } from "@/bench/statistics";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { countQuestion, firstPeople } from "@/lib/segments/count-segment";
import { createSegment } from "@/lib/segments/create-segment";
import { foldActivity } from "@/lib/segments/fold-activity";
import type { Condition, Question } from "@/lib/segments/segment.input";
import { seedList } from "./p7-launch";

const all = (...conditions: Condition[]): Question => ({ match: "all", conditions });
const town: Condition = { field: "fields.f1", is: "is", value: "value 7" };

/** Questions over contacts with ten fields each, a fifth of whom were texted lately. */
export const segments: Figure = {
  id: "P16",
  title: "segments of a million people",
  async run(bench) {
    const people = bench.size(1_000_000, 100_000);
    const rounds = Math.min(bench.rounds, 3);
    await seedAccount(bench, { port: 9, connections: 8 });
    const list = await seedList(bench, people);
    await seedFields(bench);
    await seedTexts(bench, people);
    const questions: Record<string, Question> = {
      "a field": all(town),
      "a number": all({ field: "fields.f2", is: "greaterThan", value: 900 }),
      "a birthday": all({ field: "birthday", of: "f3", is: "is", value: "thisMonth" }),
      "not texted": all({ field: "lastTexted", is: "notWithinDays", value: 30 }),
      "a field and not texted": all(town, { field: "lastTexted", is: "notWithinDays", value: 30 }),
      "one of two": {
        match: "any",
        conditions: [
          town,
          { field: "list", is: "notIn", value: [list] },
          { field: "optedIn", is: "is", value: false },
        ],
      },
    };
    const counts: number[] = [];
    const pages: number[] = [];
    for (const [name, question] of Object.entries(questions)) {
      const own: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        own.push(await took(() => countQuestion(bench.workspace.id, question)));
      }
      counts.push(...own);
      const page = await took(() => firstPeople(bench.workspace.id, question));
      pages.push(page);
      const found = await countQuestion(bench.workspace.id, question);
      bench.say(
        `  ${name}: ${plain(found)} people in ${plain(median(own))} ms, the first five in ${plain(page)} ms`,
      );
    }
    const launches: { plain: number; asked: number }[] = [];
    const ctx = bench.workspace.as.owner;
    const everybody = await createSegment(ctx, {
      name: "All",
      ...all({ field: "fields.f2", is: "isNotEmpty" }),
    });
    for (let round = 0; round < rounds; round += 1) {
      const pair = {
        plain: await launchRate(bench, { lists: [list], phones: [] }),
        asked: await launchRate(bench, { lists: [], phones: [], segments: [everybody.id] }),
      };
      bench.say(`  launch to a list ${plain(pair.plain)}/s, to a segment ${plain(pair.asked)}/s`);
      launches.push(pair);
    }
    const sorted = counts.toSorted((a, b) => a - b);
    const detail = `${plain(people)} people with ten fields, ${Object.keys(questions).length} questions`;
    return [
      atMost("count, 95 %", sorted[Math.ceil(sorted.length * 0.95) - 1] as number, 500, 300, "ms", detail),
      atMost("first page", Math.max(...pages), 50, 25, "ms", detail),
      atLeast(
        "launch to a segment / to a list",
        median(launches.map((l) => l.asked / l.plain)),
        0.5,
        0.8,
        detail,
      ),
    ];
  },
};

async function took(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
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

async function launchRate(bench: Bench, audience: Record<string, unknown>): Promise<number> {
  const ctx = bench.workspace.as.owner;
  const draft = await createDraft(ctx, {
    name: "Bench",
    message: { kind: "text", text: "Hello" },
    audience,
  } as never);
  const { recipients } = (await sql.first<{ recipients: number }>(
    "SELECT count(*)::int AS recipients FROM contact WHERE workspace_id = $1",
    [bench.workspace.id],
  )) as { recipients: number };
  const start = performance.now();
  await launchCampaign(ctx, { id: draft.id, confirmText: String(recipients) });
  const rate = recipients / ((performance.now() - start) / 1000);
  await sql.execute("DELETE FROM message WHERE campaign_id = $1", [draft.id]);
  await sql.execute("UPDATE campaign SET status = 'canceled', recipients = 0 WHERE id = $1", [draft.id]);
  await sql.execute("VACUUM message");
  return rate;
}
