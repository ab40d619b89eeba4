import { expect, it } from "vitest";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { alarmUnreachable, resolveUnreachable, type SendingAccount } from "@/lib/sending/sending-accounts";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("S7: an unreachable gateway, and its return, are told to open screens at once, each one time", async () => {
  const shop = await createTestWorkspace();
  const account = { id: "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11", workspaceId: shop.id } as SendingAccount;
  const hints = async () =>
    (
      await sql.query(
        "SELECT FROM live_event WHERE workspace_id = $1 AND topic = 'alarm' AND ref = 'gateway.unreachable'",
        [shop.id],
      )
    ).length;
  await alarmUnreachable(account, sentence("rules.call.late"));
  await alarmUnreachable(account, sentence("rules.call.late"));
  expect(await hints()).toBe(1);
  await resolveUnreachable(account);
  await resolveUnreachable(account);
  expect(await hints()).toBe(2);
});
