import { expect, it } from "vitest";
import { renderedCount } from "@/lib/campaigns/count-recipients";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { sql } from "@/lib/platform/db/sql";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("the texts of a million people are rendered and counted by several processes of Postgres", async () => {
  const workspace = await createTestWorkspace();
  const people = Array.from({ length: 300 }, (_, n) => ({
    phone: `6012${3_000_000 + n}`,
    firstName: `P${n}`,
  }));
  const list = await createTestList(workspace.id, people);
  const plan = await planRecipients({
    workspace_id: workspace.id,
    message: { kind: "text", text: "Hi {{firstName}}, see {{fields.site|us}}" },
    audience: { lists: [list], phones: [] },
    default_country: "MY",
    settings: {},
  });
  const { text, values } = renderedCount(plan, plan.rendered.expression as string);
  const steps = await sql.transaction(async (client) => {
    // What parallel work costs beforehand weighs nothing against a million people.
    for (const cost of ["parallel_setup_cost", "parallel_tuple_cost", "min_parallel_table_scan_size"])
      await client.query(`SET LOCAL ${cost} = 0`);
    return (await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values)).rows;
  });
  const lines = steps.map((step) => step["QUERY PLAN"]);
  const gather = lines.findIndex((line) => line.includes("Gather"));
  // What is gathered was rendered and measured already.
  expect(gather).toBeGreaterThanOrEqual(0);
  expect(lines.findIndex((line) => line.includes("Subquery Scan on r"))).toBeGreaterThan(gather);
});
