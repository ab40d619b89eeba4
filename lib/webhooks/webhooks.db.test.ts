import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sentence } from "@/lib/core/sentence";
import { receiveInboundMessage } from "@/lib/inbox/receive-inbound-message";
import { sql } from "@/lib/platform/db/sql";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { createTestObjects } from "@/lib/testing/create-test-objects";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { findInDatabase } from "@/lib/testing/find-in-database";
import { plainText } from "@/lib/testing/plain-text";
import { testDatabase } from "@/lib/testing/test-database";
import { startWebhookReceiver, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { deleteOldDeliveries } from "@/lib/webhooks/delete-old-deliveries";
import { deleteWebhook } from "@/lib/webhooks/delete-webhook";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";
import { sendDeliveryAgain } from "@/lib/webhooks/send-delivery-again";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";
import { setWebhookState } from "@/lib/webhooks/set-webhook-state";
import { listDeliveries, listWebhooks } from "@/lib/webhooks/webhook.queries";
import type { WebhookEvent } from "@/lib/webhooks/webhook.rules";
import { WebhookDeliverer } from "@/lib/webhooks/webhook-deliverer";

testDatabase();

let shop: TestWorkspace;
let receiver: WebhookReceiver;
const deliverer = new WebhookDeliverer();

beforeEach(async () => {
  shop = await createTestWorkspace();
  receiver = await startWebhookReceiver();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
  await sql.execute("DELETE FROM webhook_endpoint");
  await deleteOldDeliveries();
});

const endpoint = (events: WebhookEvent[] = ["balance.low"], url = receiver.url) =>
  createWebhook(shop.as.admin, { url, events });
const deliveries = async (id: string) =>
  (await listDeliveries(shop.as.admin, id, { status: "", limit: 100 })).data;
const tell = (remaining = 5) =>
  sql.transaction((client) =>
    enqueueWebhook(client, { workspaceId: shop.id, event: "balance.low", data: { remaining } }),
  );

async function deliver(by = deliverer): Promise<void> {
  while ((await by.run()) > 0) await by.drain();
}

/** Dates what waits back, as if this much time had passed. */
async function pass(seconds: number): Promise<void> {
  await sql.execute(
    `UPDATE webhook_delivery
     SET due_at = due_at - make_interval(secs => $1), retry_from = retry_from - make_interval(secs => $1)`,
    [seconds],
  );
  await sql.execute("UPDATE webhook_endpoint SET failing_since = failing_since - make_interval(secs => $1)", [
    seconds,
  ]);
}

/** The check that a receiver makes, as the page shows it. */
function verify(call: WebhookReceiver["calls"][number] | undefined, secret: string): boolean {
  const [time, ...marks] = String(call?.headers["canang-signature"]).split(",");
  const expected = createHmac("sha256", secret)
    .update(`${time?.slice(2)}.${call?.body}`)
    .digest("hex");
  return marks.includes(`v1=${expected}`) && Math.abs(Date.now() / 1000 - Number(time?.slice(2))) < 60;
}

async function campaignOf(count: number): Promise<string> {
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, message, recipients)
     VALUES ($1, 'Raya', 'sending', '{}', $2)
     RETURNING id`,
    [shop.id, count],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012' || lpad(i::text, 7, '0')
     FROM generate_series(1, $3::int) i`,
    [campaign?.id, shop.id, count],
  );
  return campaign?.id as string;
}

describe("what is sent", () => {
  it("S52: what was read is an event of its own, so that whoever counts deliveries hears of each once; what is held says so", async () => {
    const { id } = await endpoint(["message.status", "message.read"]);
    const campaignId = await campaignOf(2);
    const set = (change: string, phone: string) =>
      sql.execute(`UPDATE message SET ${change} WHERE campaign_id = $1 AND phone LIKE $2`, [
        campaignId,
        phone,
      ]);
    await set("status = 'sent', held_at = now()", "%1");
    await set("held_at = NULL", "%1");
    await set("status = 'delivered', final_at = now()", "%1");
    await set("read_at = now()", "%1");
    await set("status = 'delivered', final_at = now(), read_at = now()", "%2");
    await sql.execute("UPDATE campaign SET status = 'paused' WHERE id = $1", [campaignId]);
    await deliver();
    // Single moves that wait go in one call of each event.
    expect(await deliveries(id)).toHaveLength(2);
    const told = receiver.calls
      .filter(({ json }) => json.event.startsWith("message."))
      .flatMap(({ json }) =>
        (json.data as { messages: object[] }).messages.map((fact) => [json.event, fact] as const),
      );
    const one = "60120000001";
    const two = "60120000002";
    const readAt = expect.stringMatching(/^2.*Z$/);
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        ["message.status", expect.objectContaining({ phone: one, status: "sent", held: true })],
        ["message.status", expect.objectContaining({ phone: one, status: "delivered" })],
        ["message.read", expect.objectContaining({ phone: one, status: "delivered", readAt })],
        ["message.status", expect.objectContaining({ phone: two, status: "delivered", readAt })],
        ["message.read", expect.objectContaining({ phone: two, status: "delivered", readAt })],
      ]),
    );
    expect(told.filter(([, fact]) => "held" in (fact as object))).toHaveLength(1);
  });

  it("failures alone, opting out, pauses, alarms and doubtful transfers, each in the change's own transaction", async () => {
    const { id } = await endpoint([
      "message.failed",
      "contact.opted_out",
      "campaign.paused",
      "transfer.unresolved",
      "alarm.raised",
      "alarm.resolved",
    ]);
    const campaignId = await campaignOf(3);
    await sql.execute(
      `UPDATE message SET status = (CASE WHEN phone LIKE '%1' THEN 'delivered'
         WHEN phone LIKE '%2' THEN 'failed' ELSE 'expired' END)::message_status WHERE campaign_id = $1`,
      [campaignId],
    );
    await sql.execute(
      "UPDATE campaign SET status = 'paused', paused_reason = 'credits', paused_at = now() WHERE id = $1",
      [campaignId],
    );
    await sql.execute(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       VALUES ($1, '60123456701', 'stop', 'keyword'), ($1, '60123456702', 'manual', 'person')`,
      [shop.id],
    );
    const alarm = { workspaceId: shop.id, kind: "mail.failing", sentence: sentence("alarms.mailFailing") };
    await sql.transaction((client) => raiseAlarm(client, alarm));
    await sql.transaction((client) => raiseAlarm(client, alarm));
    await sql.transaction((client) => resolveAlarm(client, alarm));
    const { transferId } = await createTestObjects(shop.id, "60123456799");
    await sql.execute("UPDATE transfer SET status = 'sending' WHERE id = $1", [transferId]);
    await sql.execute("UPDATE transfer SET status = 'unresolved' WHERE id = $1", [transferId]);
    // What is rolled back is not told.
    const rolledBack = sql.transaction(async (client) => {
      await raiseAlarm(client, { ...alarm, kind: "mail.other" });
      throw new Error("no");
    });
    await expect(rolledBack).rejects.toThrow("no");

    await deliver();
    const told = receiver.calls.map(({ json }) => [json.event, json.data]);
    expect(told.map(([event]) => event).sort()).toEqual([
      "alarm.raised",
      "alarm.resolved",
      "campaign.paused",
      "contact.opted_out",
      "message.failed",
      "transfer.unresolved",
    ]);
    const of = (event: string) => told.find(([name]) => name === event)?.[1];
    expect(of("message.failed")).toMatchObject({ messages: [{ status: "failed" }, { status: "expired" }] });
    expect(of("campaign.paused")).toMatchObject({
      id: campaignId,
      name: "Raya",
      reason: "credits",
      by: null,
    });
    expect(of("contact.opted_out")).toMatchObject({ phone: "60123456701", reason: "stop" });
    expect(of("alarm.raised")).toMatchObject({ kind: "mail.failing", entityId: null });
    expect(of("transfer.unresolved")).toMatchObject({ id: transferId, customer: "buyer" });
    expect(await deliveries(id)).toHaveLength(6);
  });

  it("a signed event with its id, that a receiver can verify", async () => {
    const { id, secret } = await endpoint();
    await tell(7);
    await deliver();
    expect(receiver.calls).toHaveLength(1);
    const [call] = receiver.calls;
    expect(call?.json).toMatchObject({ event: "balance.low", workspace: shop.slug, data: { remaining: 7 } });
    expect(call?.headers["canang-event-id"]).toBe(call?.json.id);
    expect(verify(call, secret)).toBe(true);
    expect(verify(call, "whsec_another")).toBe(false);
    expect(await deliveries(id)).toMatchObject([
      { status: "delivered", dueAt: null, body: call?.body, attempts: [{ statusCode: 200, error: null }] },
    ]);
  });

  it("K-1: the secret is sealed, bound to its row, and after a rotation both sign for a day", async () => {
    const { id, secret } = await endpoint();
    const row = await sql.first<{ secret_cipher: string }>(
      "SELECT secret_cipher FROM webhook_endpoint WHERE id = $1",
      [id],
    );
    expect(row?.secret_cipher).toMatch(/^v1\./);
    expect(row?.secret_cipher).not.toContain(secret);
    const rotated = await rotateWebhookSecret(shop.as.admin, { webhookId: id });
    await tell();
    await deliver();
    expect(verify(receiver.calls[0], secret)).toBe(true);
    expect(verify(receiver.calls[0], rotated.secret)).toBe(true);
    await sql.execute("UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 second'");
    await tell();
    await deliver();
    expect(verify(receiver.calls[1], secret)).toBe(false);
    expect(verify(receiver.calls[1], rotated.secret)).toBe(true);
    const other = await endpoint();
    await sql.execute(
      `UPDATE webhook_endpoint
       SET secret_cipher = (SELECT secret_cipher FROM webhook_endpoint WHERE id = $1)
       WHERE id = $2`,
      [id, other.id],
    );
    await setWebhookState(shop.as.admin, { webhookId: id, enabled: false });
    await tell();
    await deliver();
    expect(receiver.calls).toHaveLength(2);
    expect((await deliveries(other.id))[0]?.attempts[0]?.error).toEqual(
      sentence("rules.webhookCall.secretUnreadable"),
    );
  });

  it("exactly the events that were asked for, of the own workspace, and nothing of a change that was rolled back", async () => {
    await endpoint(["inbound.received"]);
    await tell();
    const stranger = await createTestWorkspace();
    await createWebhook(stranger.as.owner, { url: `${receiver.url}/stranger`, events: ["inbound.received"] });
    const account = await sql.first<{ id: string }>(
      `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
       VALUES ($1, 'Main', 'http://127.0.0.1', 'me', 'x')
       RETURNING id`,
      [shop.id],
    );
    const incoming = {
      phone: "60123456789",
      shortCode: "32000",
      contentType: "1",
      raw: "x",
      ip: null,
      receivedAt: Date.now(),
    };
    await receiveInboundMessage({
      ...incoming,
      workspaceId: shop.id,
      gatewayAccountId: account?.id as string,
      ...plainText("Yes please"),
    });
    const undone = sql.transaction(async (client) => {
      await enqueueWebhook(client, { workspaceId: shop.id, event: "inbound.received", data: {} });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await deliver();
    expect(
      receiver.calls.map((call) => [call.path, call.json.event, call.json.data.text, call.json.data.phone]),
    ).toEqual([["/hook", "inbound.received", "Yes please", "60123456789"]]);
  });

  it("each move of a message that is worth telling, many in one delivery, and the end of the campaign", async () => {
    await endpoint(["message.status", "campaign.finished"]);
    const campaign = await campaignOf(1_200);
    const others = await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM webhook_delivery");
    await sql.execute("UPDATE message SET status = 'sending' WHERE campaign_id = $1", [campaign]);
    expect((await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM webhook_delivery"))?.n).toBe(
      others?.n,
    );
    await sql.execute("UPDATE message SET status = 'sent', sent_at = now() WHERE campaign_id = $1", [
      campaign,
    ]);
    await sql.execute(
      `UPDATE message
       SET status = 'failed', failure_code = '7', final_at = now()
       WHERE campaign_id = $1 AND phone LIKE '%99'`,
      [campaign],
    );
    await sql.execute("UPDATE message SET claim_id = NULL WHERE campaign_id = $1", [campaign]);
    expect(await finishCampaigns()).toEqual([campaign]);
    await deliver();
    const messages = receiver.calls
      .filter((call) => call.json.event === "message.status")
      .map(
        (call) =>
          call.json.data.messages as {
            id: string;
            phone: string;
            status: string;
            failureCode: string | null;
          }[],
      );
    expect(Math.max(...messages.map((batch) => batch.length))).toBeLessThanOrEqual(500);
    const all = messages.flat();
    expect(all.filter((fact) => fact.status === "sent")).toHaveLength(1_200);
    expect(new Set(all.filter((fact) => fact.status === "sent").map((fact) => fact.phone)).size).toBe(1_200);
    expect(all.filter((fact) => fact.status === "failed")).toHaveLength(12);
    expect(all.find((fact) => fact.status === "failed")).toMatchObject({
      failureCode: "7",
      id: expect.stringContaining(campaign),
    });
    const finished = receiver.calls.filter((call) => call.json.event === "campaign.finished");
    expect(finished.map((call) => call.json.data)).toMatchObject([
      { id: campaign, name: "Raya", recipients: 1_200, totals: { sent: 1_188, failed: 12 } },
    ]);
  });

  it("single moves that wait are put into one call, in their order, and none is lost or doubled", async () => {
    await endpoint(["message.status"]);
    const campaign = await campaignOf(40);
    for (let at = 1; at <= 40; at += 1)
      await sql.execute(
        `UPDATE message
         SET status = 'sent'
         WHERE campaign_id = $1 AND phone = '6012' || lpad($2::text, 7, '0')`,
        [campaign, at],
      );
    await Promise.all([deliver(), deliver(new WebhookDeliverer())]);
    const phones = receiver.calls.flatMap((call) =>
      (call.json.data.messages as { phone: string }[]).map((fact) => fact.phone),
    );
    expect([...phones].sort()).toEqual(
      Array.from({ length: 40 }, (_, at) => `6012${String(at + 1).padStart(7, "0")}`),
    );
    expect(receiver.calls.length).toBeLessThan(10);
  });
});

describe("an endpoint that does not take it", () => {
  it("is tried again with growing pauses for 24 hours, under one id, and then given up with an alarm", async () => {
    const { id } = await endpoint();
    receiver.answer = { status: 503, body: "down for repairs" };
    await tell();
    const pauses: number[] = [];
    for (;;) {
      await deliver();
      const [delivery] = await deliveries(id);
      if (delivery?.status !== "pending") break;
      const left = await sql.first<{ s: number }>(
        "SELECT extract(epoch FROM due_at - now())::float8 AS s FROM webhook_delivery WHERE id = $1",
        [delivery.id],
      );
      pauses.push(left?.s ?? 0);
      await pass(left?.s ?? 0);
    }
    expect(pauses.slice(0, 4).map((pause) => Math.round(pause / 10) * 10)).toEqual([10, 10, 20, 40]);
    expect(Math.round(pauses.reduce((sum, pause) => sum + pause, 0) / 60)).toBe(24 * 60);
    expect(new Set(receiver.calls.map((call) => call.headers["canang-event-id"])).size).toBe(1);
    expect(new Set(receiver.calls.map((call) => call.body)).size).toBe(1);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ status: "failed", dueAt: null });
    expect(delivery?.attempts[0]).toMatchObject({ statusCode: 503, error: "down for repairs" });
    expect(
      await sql.query("SELECT kind, entity_id FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [
        shop.id,
      ]),
    ).toEqual([{ kind: "webhook.failing", entity_id: id }]);
    expect((await listWebhooks(shop.as.admin))[0]?.state).toBe("failing");
    receiver.answer = { status: 204 };
    await sendDeliveryAgain(shop.as.admin, { deliveryId: delivery?.id as string });
    await deliver();
    expect((await deliveries(id))[0]).toMatchObject({ id: delivery?.id, status: "delivered" });
    expect((await listWebhooks(shop.as.admin))[0]?.state).toBe("active");
    expect(
      await sql.query("SELECT 1 FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [shop.id]),
    ).toEqual([]);
  });

  it("is switched off after three days without one success, with a notice, and gets nothing until a person switches it on", async () => {
    const { id } = await endpoint();
    receiver.answer = { status: 500, body: "words of the other side" };
    await tell();
    await deliver();
    await pass(3 * 86_400);
    await deliver();
    expect((await listWebhooks(shop.as.admin))[0]?.state).toBe("disabled");
    const alarm = await sql.first<{ message: string }>(
      "SELECT message FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL",
      [shop.id],
    );
    expect(alarm?.message).toContain("switched off");
    expect(
      await sql.query("SELECT 1 FROM audit_entry WHERE action = 'webhook.disabled' AND entity_id = $1", [id]),
    ).toHaveLength(1);
    // What was answered is for those who may edit webhooks: everybody sees alarms.
    expect((await findInDatabase(["words of the other side"])).map((found) => found.split(":")[0])).toEqual([
      "public.webhook_attempt",
    ]);
    receiver.answer = { status: 200 };
    const before = receiver.calls.length;
    await tell();
    await deliver();
    expect(receiver.calls).toHaveLength(before);
    const [delivery] = await deliveries(id);
    await expect(
      sendDeliveryAgain(shop.as.admin, { deliveryId: delivery?.id as string }),
    ).rejects.toMatchObject({ code: "unprocessable" });
    await setWebhookState(shop.as.admin, { webhookId: id, enabled: true });
    await tell();
    await deliver();
    expect(receiver.calls).toHaveLength(before + 1);
    expect(
      await sql.query("SELECT 1 FROM alarm WHERE workspace_id = $1 AND resolved_at IS NULL", [shop.id]),
    ).toEqual([]);
  });

  it("that hangs holds up nobody else, and has at most four calls under way", async () => {
    const silent = await startWebhookReceiver();
    silent.answer = "silence";
    await endpoint(["balance.low"], silent.url);
    await endpoint();
    for (let at = 0; at < 9; at += 1) await tell(at);
    const own = new WebhookDeliverer();
    while (receiver.calls.length < 9) await own.run();
    await expect.poll(() => silent.calls).toHaveLength(4);
    expect(own.underWay).toBeGreaterThanOrEqual(4);
    await silent.close();
    await own.drain();
  });

  it("a worker that died leaves its delivery to the next when the lease is over, and its late failure changes nothing", async () => {
    const { id } = await endpoint();
    await tell();
    await sql.execute("UPDATE webhook_delivery SET attempts = 1, due_at = now() + interval '30 seconds'");
    await deliver();
    expect(receiver.calls).toHaveLength(0);
    await pass(31);
    await deliver();
    expect(receiver.calls).toHaveLength(1);
    expect((await deliveries(id))[0]?.status).toBe("delivered");
  });

  it("a test event is tried once, also while paused, and is no failure of the endpoint", async () => {
    const { id } = await endpoint();
    await setWebhookState(shop.as.admin, { webhookId: id, enabled: false });
    receiver.answer = { status: 404, body: "no such page" };
    await sendTestEvent(shop.as.admin, { webhookId: id });
    await tell();
    await deliver();
    expect(receiver.calls.map((call) => call.json.event)).toEqual(["test"]);
    expect(await deliveries(id)).toMatchObject([
      { event: "test", status: "failed", attempts: [{ statusCode: 404 }] },
    ]);
    await setWebhookState(shop.as.admin, { webhookId: id, enabled: true });
    expect((await listWebhooks(shop.as.admin))[0]?.state).toBe("active");
  });
});

describe("R-1: where it may go", () => {
  it("a redirect is not followed", async () => {
    const inside = await startWebhookReceiver();
    const { id } = await endpoint();
    receiver.answer = { status: 302, headers: { location: inside.url } };
    await tell();
    await deliver();
    expect(inside.calls).toHaveLength(0);
    expect((await deliveries(id))[0]?.attempts[0]).toMatchObject({
      statusCode: 302,
      error: { key: "rules.webhookCall.redirect" },
    });
    await inside.close();
  });

  it("a long answer is cut, and the call ends", async () => {
    const { id } = await endpoint();
    receiver.answer = { status: 400, body: "n".repeat(5_000_000) };
    await tell();
    await deliver();
    expect((await deliveries(id))[0]?.attempts[0]?.error).toHaveLength(500);
  });

  it.each([
    "http://127.0.0.1/x",
    "https://localhost/x",
    "https://[::1]/x",
    "https://169.254.169.254/",
    "https://10.0.0.1",
    "http://example.com/x",
  ])("%s is refused where private addresses are not allowed", async (url) => {
    vi.stubEnv("ALLOW_PRIVATE_WEBHOOKS", "0");
    await expect(endpoint(["balance.low"], url)).rejects.toMatchObject({
      code: "invalid",
      fields: { url: expect.any(String) },
    });
  });

  it("no connection to loopback is made for an endpoint from a freer time", async () => {
    const { id } = await endpoint();
    vi.stubEnv("ALLOW_PRIVATE_WEBHOOKS", "0");
    await tell();
    await deliver();
    expect(receiver.calls).toHaveLength(0);
    expect((await deliveries(id))[0]?.attempts[0]).toMatchObject({
      statusCode: null,
      error: { key: expect.stringMatching(/private/) },
    });
  });
});

describe("who and how long", () => {
  it("Z-3: another workspace's endpoint and delivery answer like ones that do not exist", async () => {
    const { id } = await endpoint();
    await tell();
    const [delivery] = await deliveries(id);
    const stranger = (await createTestWorkspace()).as.owner;
    const gone = { code: "not_found" };
    await expect(listDeliveries(stranger, id, { status: "", limit: 10 })).rejects.toMatchObject(gone);
    await expect(sendTestEvent(stranger, { webhookId: id })).rejects.toMatchObject(gone);
    await expect(rotateWebhookSecret(stranger, { webhookId: id })).rejects.toMatchObject(gone);
    await expect(deleteWebhook(stranger, { webhookId: id })).rejects.toMatchObject(gone);
    await expect(sendDeliveryAgain(stranger, { deliveryId: delivery?.id as string })).rejects.toMatchObject(
      gone,
    );
    expect(await listWebhooks(stranger)).toEqual([]);
  });

  it("P-1: ended deliveries and their attempts go after a week, and those of a deleted endpoint at once", async () => {
    const { id } = await endpoint();
    await tell();
    await deliver();
    expect(await deleteOldDeliveries()).toBe(0);
    await sql.execute("UPDATE webhook_delivery SET finished_at = finished_at - interval '8 days'");
    expect(await deleteOldDeliveries()).toBe(1);
    expect(await sql.query("SELECT 1 FROM webhook_attempt")).toEqual([]);
    await tell();
    await deleteWebhook(shop.as.admin, { webhookId: id });
    expect(await deleteOldDeliveries()).toBe(1);
  });

  it("a page of deliveries is followed by the next, without gap or repeat", async () => {
    const { id } = await endpoint();
    for (let at = 0; at < 7; at += 1) await tell(at);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDeliveries(shop.as.admin, id, {
        status: "pending",
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.data.map((row) => row.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });
});
