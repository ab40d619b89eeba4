import { beforeAll, expect, it } from "vitest";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { checkDueBalances } from "@/lib/gateway-accounts/check-due-balances";
import { passwordBinding } from "@/lib/gateway-accounts/gateway-account-row";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await createTestWorkspace();
});

const alarms = (entityId: string) =>
  sql.query<{ open: boolean }>(
    `SELECT resolved_at IS NULL AS open FROM alarm
     WHERE workspace_id = $1 AND kind = 'gateway.password' AND entity_id = $2 ORDER BY id`,
    [workspace.id, entityId],
  );
const readings = async (id: string) =>
  (await sql.query("SELECT FROM balance_reading WHERE gateway_account_id = $1", [id])).length;

it("an account whose password cannot be opened is told once, left alone, and holds up no other", async () => {
  const sealedElsewhere = await createTestAccount(workspace.id);
  const [other] = await sql.query<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Other', 'http://127.0.0.1:9/', 'other', '') RETURNING id`,
    [workspace.id],
  );
  const id = other?.id ?? "";
  await sql.execute("UPDATE gateway_account SET password_cipher = $2 WHERE id = $1", [
    id,
    sealSecret("secret", passwordBinding(id)),
  ]);
  expect(await checkDueBalances()).toBe(2);
  expect([await readings(sealedElsewhere), await readings(id)]).toEqual([0, 1]);
  expect(await alarms(sealedElsewhere)).toEqual([{ open: true }]);
  expect(await alarms(id)).toEqual([]);
  const kept = await sql.first<{ balance_error: string }>(
    "SELECT balance_error FROM gateway_account WHERE id = $1",
    [sealedElsewhere],
  );
  expect(kept?.balance_error).toContain("problems.gatewayAccounts.unopened");

  // Not asked again five seconds later; a person is told why.
  expect(await checkDueBalances()).toBe(0);
  await expect(checkBalance(sealedElsewhere, "person")).rejects.toMatchObject({
    code: "unprocessable",
    message: expect.stringContaining("Save the password again"),
  });

  // Saved again: the first reading ends the alarm.
  await sql.execute("UPDATE gateway_account SET password_cipher = $2 WHERE id = $1", [
    sealedElsewhere,
    sealSecret("secret", passwordBinding(sealedElsewhere)),
  ]);
  await checkBalance(sealedElsewhere, "person");
  expect(await alarms(sealedElsewhere)).toEqual([{ open: false }]);
});
