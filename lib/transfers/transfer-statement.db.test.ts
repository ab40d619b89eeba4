import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, transferStage } from "@/lib/testing/transfer-stage";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { transferStatement } from "@/lib/transfers/transfer-statement";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

it("fault 9: a statement adds up: only what moved is in the sum, between what had moved before and at the end, with the reference", async () => {
  const on = await transferStage(simulator);
  const asked = [];
  for (const credits of [10, 20, 40]) asked.push(await askTransfer(on, credits));
  await executeDueTransfers("worker");
  const cancelled = await askTransfer(on, 80, { undoSeconds: 600 });
  await cancelTransfer(on.shop.as.reseller, cancelled);
  await sql.query(
    "UPDATE transfer SET settled_at = '2026-01-15 04:00Z', created_at = '2026-01-15 04:00Z' WHERE id = $1",
    [asked[0]?.id],
  );
  const answer = await transferStatement(on.shop.as.reseller, { from: "2026-02-01" });
  const rows: Record<string, string>[] = parse((await answer.text()).replace("\uFEFF", ""), {
    columns: true,
  });
  expect(
    rows.map((row) => [row["asked at"]?.slice(0, 5), row["credits moved"], row["moved so far"]]),
  ).toEqual([
    ["Moved", "", "10"],
    [expect.any(String), "20", "30"],
    [expect.any(String), "40", "70"],
    [expect.any(String), "0", "70"],
    ["Moved", "60", ""],
    ["Moved", "", "70"],
  ]);
  expect(rows.map((row) => row.status)).toEqual(["", "Transferred", "Transferred", "Cancelled", "", ""]);
  expect(rows[1]?.["reference (seqno)"]).toMatch(/^\S{1,20}$/);
});
