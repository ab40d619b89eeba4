import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { claimMails } from "@/lib/mail/claim-mails";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { holdAfterRestore } from "@/lib/restore-hold/hold-after-restore";
import { releaseRestore } from "@/lib/restore-hold/release-restore";
import { getRestoreHold } from "@/lib/restore-hold/restore-hold.queries";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { listSendingAccounts } from "@/lib/sending/sending-accounts";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { claimDeliveries } from "@/lib/webhooks/claim-deliveries";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

const COPY = "2026-11-30T00:00:00.000Z";

/** A workspace in which one of everything that goes out by itself waits. */
async function waiting() {
  const mark = randomBytes(4).toString("hex");
  simulator.control.putAccount({ username: `seller-${mark}`, password: "pw", credits: 500 });
  simulator.control.putAccount({ username: `kedai-${mark}`, password: "pw" });
  const shop = await createTestWorkspace();
  const { gatewayAccountId } = await connectGatewayAccount(shop.as.admin, {
    label: "Main",
    url: simulator.gatewayUrl,
    username: `seller-${mark}`,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  });
  const customer = await createCustomer(shop.as.reseller, {
    gatewayAccountId,
    username: `kedai-${mark}`,
    name: "Kedai",
    notes: "",
    labels: [],
  });
  const ask = (credits: number) =>
    createTransfer(shop.as.reseller, {
      customerId: customer.id,
      username: `kedai-${mark}`,
      credits,
      note: "",
      requestKey: randomUUID(),
      repeat: false,
      undoSeconds: 0,
    });
  const make = async (kind: string, status: string, scheduled = "NULL") => {
    const row = await sql.first<{ id: string }>(
      `INSERT INTO campaign (workspace_id, gateway_account_id, kind, name, status, message, recipients,
         scheduled_at, launched_at)
       VALUES ($1, $2, $3::campaign_kind, 'Sale', $4::campaign_status, '{"kind": "text", "text": "Hi"}', 1,
         ${scheduled}, now()) RETURNING id`,
      [shop.id, gatewayAccountId, kind, status],
    );
    return row?.id ?? "";
  };
  const campaigns = {
    sending: await make("campaign", "sending"),
    scheduled: await make("campaign", "scheduled", "now() + interval '1 hour'"),
    finished: await make("campaign", "finished"),
    reply: await make("reply", "sending"),
  };
  await sql.execute(
    `WITH endpoint AS (INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events)
       VALUES ($1, 'https://example.com/', '', '{campaign.finished}') RETURNING id)
     INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload)
     SELECT $1, id, 'campaign.finished', '{}' FROM endpoint`,
    [shop.id],
  );
  const recipient = `${mark}@example.com`;
  await sql.execute("INSERT INTO outgoing_mail (kind, recipient) VALUES ('test', $1)", [recipient]);
  return { shop, accountId: gatewayAccountId, campaigns, ask, recipient, customer: `kedai-${mark}` };
}

const statusOf = async (id: string) =>
  (
    await sql.first<{ s: string }>(
      "SELECT status || ' ' || coalesce(paused_reason, '') AS s FROM campaign WHERE id = $1",
      [id],
    )
  )?.s.trim();
const listed = async (accountId: string) => (await listSendingAccounts()).some(({ id }) => id === accountId);
const delivered = async (workspaceId: string) =>
  (await claimDeliveries(new Map())).some((one) => one.workspaceId === workspaceId);
const mailed = async (recipient: string) =>
  (await claimMails(100)).some((one) => one.recipient === recipient);

it("after a restore nothing goes out until a person releases it, and nothing of before is done twice", async () => {
  const on = await waiting();
  const before = await on.ask(50);
  expect(await listed(on.accountId)).toBe(true);

  await holdAfterRestore(COPY);
  expect(await getRestoreHold(on.shop.as.marketer)).toEqual({
    copyAt: COPY,
    campaigns: 2,
    texts: 1,
    transfers: 1,
  });
  expect(await listed(on.accountId)).toBe(false);
  expect(await executeDueTransfers("worker")).toBe(0);
  expect(await delivered(on.shop.id)).toBe(false);
  expect(await mailed(on.recipient)).toBe(false);
  expect(await statusOf(on.campaigns.sending)).toBe("paused restored");
  expect(await statusOf(on.campaigns.scheduled)).toBe("paused restored");
  expect(await statusOf(on.campaigns.finished)).toBe("finished");
  await expect(resumeCampaign(on.shop.as.owner, { id: on.campaigns.sending })).rejects.toMatchObject({
    code: "unprocessable",
  });
  // Held again: nothing of the first hold is forgotten.
  await holdAfterRestore(null);
  expect((await getRestoreHold(on.shop.as.owner))?.copyAt).toBe(COPY);

  await sql.execute("UPDATE workspace SET held_since = held_since + interval '1 second' WHERE id = $1", [
    on.shop.id,
  ]);
  expect(await releaseRestore(on.shop.as.owner)).toEqual({ texts: 1, transfers: 1 });
  expect(await releaseRestore(on.shop.as.owner)).toEqual({ texts: 0, transfers: 0 });
  expect(await getRestoreHold(on.shop.as.owner)).toBeNull();
  expect(await statusOf(on.campaigns.reply)).toBe("canceled");
  expect(await statusOf(on.campaigns.sending)).toBe("paused restored");
  const transfer = await sql.first("SELECT status FROM transfer WHERE id = $1", [before.id]);
  expect(transfer).toEqual({ status: "canceled" });
  expect(await delivered(on.shop.id)).toBe(true);

  await resumeCampaign(on.shop.as.owner, { id: on.campaigns.sending });
  expect(await listed(on.accountId)).toBe(true);
  await on.ask(7);
  await executeDueTransfers("worker");
  const moved = simulator.state.ledger.transfers.filter((one) => one.customer === on.customer);
  expect(moved.map((one) => one.credits)).toEqual([7]);
  const audit = await sql.query<{ action: string }>(
    "SELECT action FROM audit_entry WHERE workspace_id = $1 AND entity = 'workspace' ORDER BY id",
    [on.shop.id],
  );
  expect(audit.map(({ action }) => action)).toEqual(["workspace.held", "workspace.released"]);
  // Other workspaces of this file's database may still be held; the last release lets mails go.
  const rest = await sql.query<{ id: string }>("SELECT id FROM workspace WHERE held_since IS NOT NULL");
  expect(rest).toEqual([]);
  expect(await mailed(on.recipient)).toBe(true);
});

it("a transfer that was under way in the copy is left to a person, with its hold", async () => {
  const on = await waiting();
  const { id } = await on.ask(30);
  await sql.execute(
    "UPDATE transfer SET status = 'sending', attempts = 1, lease_until = NULL WHERE id = $1",
    [id],
  );
  await holdAfterRestore(COPY);
  await sql.execute("UPDATE workspace SET held_since = held_since + interval '1 second' WHERE id = $1", [
    on.shop.id,
  ]);
  await releaseRestore(on.shop.as.admin);
  expect(await sql.first("SELECT status, owner FROM transfer WHERE id = $1", [id])).toEqual({
    status: "unresolved",
    owner: null,
  });
  const held = await sql.first("SELECT held FROM credit_account WHERE gateway_account_id = $1", [
    on.accountId,
  ]);
  expect(held).toEqual({ held: 30 });
});
