import { atLeast, atMost, type Figure } from "@/bench/figure";
import type { Bench } from "@/bench/open-bench";
import { seedSegments } from "@/bench/seed-segments";
import { median, plain } from "@/bench/statistics";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { countQuestion, firstPeople } from "@/lib/segments/count-segment";
import { createSegment } from "@/lib/segments/create-segment";
import type { Condition, Question } from "@/lib/segments/segment.input";

const all = (...conditions: Condition[]): Question => ({ match: "all", conditions });
const town: Condition = { field: "fields.f1", is: "is", value: "value 7" };

/** Questions over contacts with ten fields each, a fifth of whom were texted lately. */
export const segments: Figure = {
  id: "P16",
  title: "segments of a million people",
  async run(bench) {
    const people = bench.size(1_000_000, 100_000);
    const rounds = Math.min(bench.rounds, 3);
    const list = await seedSegments(bench, people);
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
        own.push(await took(() => count(bench, question)));
      }
      counts.push(...own);
      let page = 0;
      for (let round = 0; round < rounds; round += 1)
        page = Math.max(page, await took(() => firstPeople(bench.workspace.id, question)));
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

/** A slow count is told again for a minute: not here. */
const count = (bench: Bench, question: Question) => {
  (globalThis as { canangSegments?: unknown }).canangSegments = undefined;
  return countQuestion(bench.workspace.id, question);
};

async function took(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
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
