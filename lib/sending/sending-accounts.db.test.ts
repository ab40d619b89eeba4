import { expect, it } from "vitest";
import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { english } from "@/lib/core/english";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { listCredit } from "@/lib/credit/credit.queries";
import { sql } from "@/lib/platform/db/sql";
import { alarmQuiet, resolveQuiet, type SendingAccount } from "@/lib/sending/sending-accounts";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("S23: a gateway that says nothing is told beside the balance and on the campaign that waits, until it answers", async () => {
  const shop = await createTestWorkspace();
  const { id } = (await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://x/', 'x', '') RETURNING id`,
    [shop.id],
  )) as { id: string };
  const campaign = (await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message)
     VALUES ($1, 'Sale', 'sending', $2, '{}') RETURNING id`,
    [shop.id, id],
  )) as { id: string };
  const account = { id, workspaceId: shop.id, label: "Main" } as SendingAccount;
  const balance = async () => (await listCredit(shop.as.marketer))[0]?.error ?? null;
  const quiet = async () => (await campaignProgress(shop.as.marketer, campaign.id)).quiet;
  const hints = () =>
    sql.query("SELECT FROM live_event WHERE workspace_id = $1 AND topic = 'campaign' AND ref = $2", [
      shop.id,
      campaign.id,
    ]);

  await alarmQuiet(account, "silent", null);
  expect(await balance()).toContain("has not answered for more than ten seconds");
  expect(english((await quiet()) as Sentence)).toContain("Main: the gateway has not answered");
  expect(await hints()).toHaveLength(1);
  await resolveQuiet(account);
  expect([await balance(), await quiet()]).toEqual([null, null]);
  expect(await hints()).toHaveLength(2);
});

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
  await alarmQuiet(account, "unreachable", sentence("rules.call.late"));
  await alarmQuiet(account, "unreachable", sentence("rules.call.late"));
  expect(await hints()).toBe(1);
  await resolveQuiet(account);
  await resolveQuiet(account);
  expect(await hints()).toBe(2);
});
