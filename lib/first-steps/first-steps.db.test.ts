import { beforeEach, expect, it } from "vitest";
import type { Role } from "@/lib/access/permissions.rules";
import { dismissFirstSteps } from "@/lib/first-steps/dismiss-first-steps";
import { getFirstSteps } from "@/lib/first-steps/first-steps.queries";
import { sql } from "@/lib/platform/db/sql";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
  // Nothing of another workspace counts here.
  const other = await createTestWorkspace();
  await createTestAccount(other.id);
  await createTestList(other.id, [{ phone: "60123456789" }]);
});

const open = async (role: Role) =>
  (await getFirstSteps(shop.as[role]))?.steps.filter(({ done }) => !done).map(({ step }) => step) ?? null;

async function textTaken(): Promise<void> {
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, kind, status, message, recipients, started_at)
     VALUES ($1, 'Test', 'test', 'finished', '{}', 1, now())
     RETURNING id`,
    [shop.id],
  );
  const message = `INSERT INTO message (campaign_id, workspace_id, phone, status, sent_at)
     VALUES ($1, $2, '60123456789', $3, $4)`;
  await sql.query(message, [campaign?.id, shop.id, "failed", null]);
  expect(await open("marketer")).toContain("test");
  await sql.query("UPDATE message SET status = 'sent', sent_at = now() WHERE campaign_id = $1", [
    campaign?.id,
  ]);
}

it("each step is ticked by what is really so, and the guide goes when all are", async () => {
  expect(await open("owner")).toEqual(["gateway", "contacts", "test", "callbacks", "limits"]);
  const accountId = await createTestAccount(shop.id);
  expect(await open("owner")).toEqual(["contacts", "test", "callbacks", "limits"]);
  await createTestList(shop.id, [{ phone: "60123456789" }]);
  await textTaken();
  expect(await open("owner")).toEqual(["callbacks", "limits"]);
  await sql.query(
    `INSERT INTO callback_token (workspace_id, gateway_account_id, token_hash, token_cipher)
     VALUES ($1, $2, 'x', 'x')`,
    [shop.id, accountId],
  );
  await sql.query("UPDATE callback_token SET last_report_at = now() WHERE workspace_id = $1", [shop.id]);
  expect((await getFirstSteps(shop.as.owner))?.called).toEqual({ accountId, reports: true, inbound: false });
  expect(await open("owner")).toEqual(["callbacks", "limits"]);
  await sql.query("UPDATE callback_token SET last_inbound_at = now() WHERE workspace_id = $1", [shop.id]);
  expect(await open("owner")).toEqual(["limits"]);
  // Decided against is decided.
  await saveSendingRules(shop.as.owner, { quietHours: null });
  expect(await getFirstSteps(shop.as.owner)).toBeNull();
  await sql.query("UPDATE gateway_account SET archived_at = now() WHERE workspace_id = $1", [shop.id]);
  expect(await open("owner")).toEqual(["gateway", "callbacks"]);
});

it("a role is shown the steps that it may do, and no guide when it may do none", async () => {
  expect(await open("admin")).toEqual(["gateway", "contacts", "test", "callbacks", "limits"]);
  expect(await open("marketer")).toEqual(["contacts", "test"]);
  expect(await open("reseller")).toBeNull();
  expect(await open("support")).toBeNull();
});

it("who puts it away does so for themselves; the demo has none", async () => {
  await dismissFirstSteps(shop.as.owner);
  expect(await getFirstSteps(shop.as.owner)).toBeNull();
  expect(await open("admin")).toHaveLength(5);
  await sql.query("UPDATE workspace SET demo = true WHERE id = $1", [shop.id]);
  expect(await getFirstSteps(shop.as.admin)).toBeNull();
});
