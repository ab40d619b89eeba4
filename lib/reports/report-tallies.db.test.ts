import { beforeEach, describe, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { sql } from "@/lib/platform/db/sql";
import { addOnce, addReportChanges } from "@/lib/reports/add-report-changes";
import { countReportBacklog } from "@/lib/reports/count-report-backlog";
import { getMessageReport } from "@/lib/reports/report.queries";
import { eraseCampaigns } from "@/lib/retention/erase-campaigns";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

/** The same numbers for a seed, so that a failure can be seen again. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function campaignOf(messages: number, kind = "campaign"): Promise<string> {
  const { id } = await createDraft(shop.as.marketer, { name: `Campaign ${messages}` });
  await sql.execute(
    `UPDATE campaign SET kind = $2::campaign_kind, status = 'finished', updated_at = now() - interval '1 year'
     WHERE id = $1`,
    [id, kind],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone, parts)
     SELECT $1, $2, (ARRAY['6012', '6591', '1212', '1876'])[1 + n % 4] || lpad(n::text, 7, '0'), 1 + n % 3
     FROM generate_series(1, $3::int) AS n`,
    [id, shop.id, messages],
  );
  return id;
}

/** What the rows themselves say, by day and country, for a workspace in Kuala Lumpur. */
const TRUTH = `
  SELECT day, country, count(sent_at)::int AS sent,
    count(*) FILTER (WHERE status = 'delivered')::int AS delivered,
    count(*) FILTER (WHERE status IN ('failed', 'expired', 'rejected'))::int AS failed,
    count(*) FILTER (WHERE sent_at IS NULL)::int AS refused,
    count(*) FILTER (WHERE status = 'sent' AND NOT tracked)::int AS untracked,
    count(*) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked))::int AS waiting,
    coalesce(sum(parts) FILTER (WHERE sent_at IS NOT NULL), 0)::int AS credits
  FROM (
    SELECT m.*, (coalesce(sent_at, final_at) AT TIME ZONE 'Asia/Kuala_Lumpur')::date::text AS day,
      CASE WHEN phone LIKE '60%' THEN 'MY' WHEN phone LIKE '65%' THEN 'SG'
        WHEN phone LIKE '1212%' THEN 'US' ELSE 'JM' END AS country
    FROM message m WHERE workspace_id = $1
      AND (status IN ('delivered', 'failed', 'expired', 'rejected')
        OR (status IN ('sent', 'unknown') AND sent_at IS NOT NULL))
  ) AS counted GROUP BY day, country`;

interface Counts {
  day: string;
  country: string;
  [figure: string]: string | number;
}

const PERIOD = { from: "2026-10-01", to: "2026-10-31" };
const FIGURES = ["sent", "delivered", "failed", "refused", "untracked", "waiting", "credits"] as const;

function summed(rows: Counts[], key: "day" | "country"): Record<string, number[]> {
  const sums: Record<string, number[]> = {};
  for (const row of rows) {
    const line = sums[row[key]] ?? FIGURES.map(() => 0);
    sums[row[key]] = line;
    FIGURES.forEach((figure, n) => {
      line[n] = (line[n] ?? 0) + Number(row[figure]);
    });
  }
  return sums;
}

async function reported(by: "day" | "country"): Promise<Record<string, number[]>> {
  const { data } = await getMessageReport(shop.as.marketer, { ...PERIOD, by });
  return Object.fromEntries(
    data
      .map((row) => [row.key, FIGURES.map((figure) => row[figure])] as const)
      .filter(([, figures]) => figures.some((n) => n !== 0)),
  );
}

/** One batch of random moves, as outcomes, reports and decisions make them. */
async function move(random: (below: number) => number, campaigns: string[]): Promise<void> {
  const at = `TIMESTAMPTZ '2026-10-01 00:00:00+08' + interval '${random(31 * 24 * 60 - 1)} minutes'`;
  const moves = [
    ["queued", `status = 'sent', tracked = true, sent_at = ${at}`],
    ["queued", `status = 'sent', tracked = false, sent_at = ${at}`],
    ["queued", `status = 'failed', final_at = ${at}`],
    ["queued", "status = 'canceled'"],
    ["sent", `status = 'delivered', tracked = true, final_at = ${at}`],
    ["sent", `status = 'rejected', final_at = ${at}`],
    ["sent", `status = 'unknown', final_at = ${at}`],
    ["unknown", `status = 'expired', final_at = ${at}`],
    ["failed", `status = 'delivered', sent_at = coalesce(sent_at, ${at}), final_at = ${at}`],
    ["delivered", "status = 'sent', final_at = NULL"],
  ] as const;
  const [from, change] = moves[random(moves.length)] as (typeof moves)[number];
  await sql.execute(
    `UPDATE message SET ${change} WHERE status = $2 AND (campaign_id, id) IN (
       SELECT campaign_id, id FROM message WHERE campaign_id = ANY ($1::uuid[]) AND status = $2
       ORDER BY (id * 7919 + $3) % 1009 LIMIT $4)`,
    [campaigns, from, random(1_000), 1 + random(40)],
  );
}

describe("the tallies of reports", () => {
  it.each([1, 2, 3])(
    "V1: after random moves, stopped and crossing workers, they are what the rows say (seed %i)",
    async (seed) => {
      const random = randomOf(seed);
      const campaigns = [await campaignOf(150), await campaignOf(90), await campaignOf(20, "direct")];
      for (let round = 0; round < 60; round += 1) {
        await move(random, campaigns);
        if (random(4) === 0) await addReportChanges();
        if (random(6) === 0)
          await sql
            .transaction(async (client) => {
              await addOnce(client);
              throw new Error("killed");
            })
            .catch(() => undefined);
        if (random(6) === 0)
          await Promise.all([addReportChanges(), move(random, campaigns), addReportChanges()]);
      }
      const truth = await sql.query<Counts>(TRUTH, [shop.id]);
      expect(truth.length).toBeGreaterThan(20);
      for (const by of ["day", "country"] as const) expect(await reported(by)).toEqual(summed(truth, by));
      await addReportChanges();
      expect(
        (await sql.query("SELECT id FROM report_change WHERE workspace_id = $1", [shop.id])).length,
      ).toBe(0);
      for (const by of ["day", "country"] as const) expect(await reported(by)).toEqual(summed(truth, by));
    },
  );

  it("V1: a statement that is taken back has moved nothing, and a repeated one moves nothing again", async () => {
    const id = await campaignOf(8);
    const send = `UPDATE message SET status = 'sent', sent_at = '2026-10-05 12:00+08'
      WHERE campaign_id = $1 AND status = 'queued'`;
    await sql
      .transaction(async (client) => {
        await client.query(send, [id]);
        throw new Error("killed");
      })
      .catch(() => undefined);
    expect(await reported("day")).toEqual({});
    await sql.execute(send, [id]);
    await sql.execute(send, [id]);
    expect((await reported("day"))["2026-10-05"]?.[0]).toBe(8);
  });

  it("V2: what retention erases or a program deletes keeps its count and its country", async () => {
    const random = randomOf(9);
    const id = await campaignOf(120);
    for (let round = 0; round < 20; round += 1) await move(random, [id]);
    await sql.execute(
      `UPDATE message SET status = 'sent', tracked = true, sent_at = '2026-10-30 12:00+08', final_at = NULL
       WHERE campaign_id = $1 AND phone LIKE '1876%'`,
      [id],
    );
    const byDay = await reported("day");
    const byCountry = await reported("country");
    await eraseCampaigns(shop.id, 90);
    const kept = "SELECT id FROM message WHERE campaign_id = $1 AND phone NOT LIKE 'x%'";
    expect(await sql.query(kept, [id])).toEqual([]);
    await addReportChanges();
    expect(await reported("day")).toEqual(byDay);
    expect(await reported("country")).toEqual(byCountry);
    // A late report about an erased number moves its own country.
    const late = `UPDATE message SET status = 'delivered'
      WHERE campaign_id = $1 AND status = 'sent' AND phone LIKE '%.JM'`;
    const moved = await sql.execute(late, [id]);
    expect(moved).toBeGreaterThan(0);
    const after = await reported("country");
    expect(after.JM?.[1]).toBe((byCountry.JM?.[1] ?? 0) + moved);
    expect({ ...after, JM: null }).toEqual({ ...byCountry, JM: null });
    await sql.execute("DELETE FROM message WHERE campaign_id = $1", [id]);
    await addReportChanges();
    expect(await reported("country")).toEqual(after);
  });

  it("V3: what was there before is counted in steps, while it goes on moving", async () => {
    const random = randomOf(4);
    await sql.query("ALTER TABLE message DISABLE TRIGGER report_message_change");
    const campaigns = [await campaignOf(200), await campaignOf(60), await campaignOf(1, "direct")];
    for (let round = 0; round < 25; round += 1) await move(random, campaigns);
    await sql.query("ALTER TABLE message ENABLE TRIGGER report_message_change");
    await sql.execute(
      `INSERT INTO report_backlog (workspace_id, kind, campaign_id)
       SELECT workspace_id, 'campaign', id FROM campaign WHERE workspace_id = $1`,
      [shop.id],
    );
    for (let round = 0; round < 20; round += 1) {
      await move(random, campaigns);
      if (round % 5 === 0) await addReportChanges();
    }
    expect((await getMessageReport(shop.as.marketer, { ...PERIOD, by: "day" })).counting).toBe(true);
    await Promise.all([
      (async () => {
        while ((await countReportBacklog()) > 0);
      })(),
      (async () => {
        for (let round = 0; round < 20; round += 1) await move(random, campaigns);
      })(),
      addReportChanges(),
    ]);
    while ((await countReportBacklog()) > 0);
    await addReportChanges();
    const report = await getMessageReport(shop.as.marketer, { ...PERIOD, by: "day" });
    expect(report.counting).toBe(false);
    const truth = await sql.query<Counts>(TRUTH, [shop.id]);
    for (const by of ["day", "country"] as const) expect(await reported(by)).toEqual(summed(truth, by));
  });
});
