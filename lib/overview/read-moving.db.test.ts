import { afterAll, beforeAll, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { getOverviewBlocks, getShell } from "@/lib/overview/overview.queries";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, transferStage } from "@/lib/testing/transfer-stage";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { executeTransfer } from "@/lib/transfers/execute-transfer";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

it("fault 13: the frame of every page shows one's own transfer while it can be taken back, and nobody else's", async () => {
  const on = await transferStage(simulator);
  const { id } = await askTransfer(on, 40, { undoSeconds: 600 });
  expect((await getShell(on.shop.as.reseller, english)).moving).toMatchObject([
    { id, status: "pending", credits: 40, customer: `Kedai (${on.username})`, undoUntil: expect.any(String) },
  ]);
  expect((await getShell(on.shop.as.admin, english)).moving).toEqual([]);
  expect((await getShell(on.shop.as.marketer, english)).moving).toBeNull();
  await cancelTransfer(on.shop.as.reseller, { id });
  expect((await getShell(on.shop.as.reseller, english)).moving).toEqual([]);
});

it("fault 12: what became of it is there to be said, a refusal with its reason", async () => {
  const on = await transferStage(simulator);
  const { id: fine } = await askTransfer(on, 40);
  await executeTransfer("worker", fine);
  simulator.script({
    rules: [{ match: { page: "transfer", mobile: on.username }, action: { code: "1708" } }],
  });
  const { id: refused } = await askTransfer(on, 41);
  await executeTransfer("worker", refused);
  const { moving } = await getOverviewBlocks(on.shop.as.reseller, "transfer", english);
  expect(moving).toMatchObject([
    { id: refused, status: "refused", why: "The gateway knows no such customer account. No credits moved." },
    { id: fine, status: "succeeded", why: null },
  ]);
});
