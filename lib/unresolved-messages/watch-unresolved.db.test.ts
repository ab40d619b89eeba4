import { expect, it } from "vitest";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { sentence } from "@/lib/core/sentence";
import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { resolveMessage } from "./resolve-message";
import { watchUnresolved } from "./watch-unresolved";

testDatabase();

async function stage() {
  const shop = await createTestWorkspace();
  const account = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://x/', 'x', '')
     RETURNING id`,
    [shop.id],
  );
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, started_at, recipients)
     VALUES ($1, 'Sale', 'finished', $2, '{"kind":"text","text":"x"}', now(), 1) RETURNING id`,
    [shop.id, account?.id],
  );
  const id = campaign?.id ?? "";
  const message = await sql.first<{ id: number }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, first_attempt_at)
     VALUES ($1, $2, '60123456789', 'unresolved', now())
     RETURNING id`,
    [id, shop.id],
  );
  return { shop, campaignId: id, ref: messageRef(id, Number(message?.id)) };
}

const alarms = (workspaceId: string) =>
  sql.query("SELECT kind, message FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [workspaceId]);

it("a message that waits for a person is an alarm until somebody decided it, and the audit log says who", async () => {
  const { shop, ref } = await stage();
  await watchUnresolved();
  expect(await alarms(shop.id)).toMatchObject([
    { kind: "message.unresolved", message: expect.stringContaining("1 message waits for your decision") },
  ]);
  await resolveMessage(shop.as.marketer, { ref, decision: "sent" });
  await watchUnresolved();
  expect(await alarms(shop.id)).toEqual([]);
  expect(
    await sql.query(
      "SELECT actor_name, after FROM audit_entry WHERE workspace_id = $1 AND action = 'message.resolved'",
      [shop.id],
    ),
  ).toEqual([{ actor_name: "Marketer Person", after: { decision: "sent" } }]);
});

it("S10: the alarm of a 1718 on a first attempt says it already, and ends with the decision", async () => {
  const { shop, campaignId, ref } = await stage();
  const duplicate = {
    workspaceId: shop.id,
    kind: "message.duplicate",
    entityId: campaignId,
    sentence: sentence("alarms.duplicate"),
  };
  await sql.transaction((client) => raiseAlarm(client, duplicate));
  await watchUnresolved();
  expect(await alarms(shop.id)).toMatchObject([{ kind: "message.duplicate" }]);
  await resolveMessage(shop.as.admin, { ref, decision: "again" });
  await watchUnresolved();
  expect(await alarms(shop.id)).toEqual([]);
});
