import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("numbers of one moment are paged through once each, in the order of an index, without a sort", async () => {
  const { as, id } = await createTestWorkspace();
  for (const [first, at] of [
    [1_000_000, "2026-01-02"],
    [2_000_000, "2026-01-01"],
    [3_000_000, "2026-01-03"],
  ])
    await sql.execute(
      `INSERT INTO suppression (workspace_id, phone, reason, source, created_at)
       SELECT $1, '6012' || ($2::int + n), 'x', 'import', $3::timestamptz
       FROM generate_series(0, 2999) AS n`,
      [id, first, at],
    );
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listSuppressions(as.owner, { q: "", limit: 700, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map(({ phone }) => phone));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([9_000, 9_000]);
  expect([seen[0], seen[3_000], seen[6_000], seen.at(-1)]).toEqual([
    "60123000000",
    "60121000000",
    "60122000000",
    "60122002999",
  ]);
  await sql.query("ANALYZE suppression");
  const plan = await sql.query(
    `EXPLAIN SELECT * FROM suppression
     WHERE workspace_id = $1 AND created_at = '2026-01-02' AND phone > '60121000700'
     ORDER BY created_at DESC, phone LIMIT 701`,
    [id],
  );
  expect(JSON.stringify(plan)).toContain("suppression_workspace_id_created_at_phone_idx");
  expect(JSON.stringify(plan)).not.toContain("Sort");
});
