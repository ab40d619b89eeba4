import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { receiveCallback } from "@/lib/callbacks/receive-callback";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { metricsResponse } from "@/lib/metrics/metrics-response";
import { sql } from "@/lib/platform/db/sql";
import { projectRoot } from "@/lib/platform/project-root";
import { registerWorker, touchWorker } from "@/lib/sending/worker-row";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const TOKEN = "a-token-for-prometheus-alone";
const WORKER = "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11";
let shop: TestWorkspace;
let other: TestWorkspace;

const scrape = (token?: string) =>
  metricsResponse(
    new Request("http://localhost:3000/api/metrics", {
      headers: token ? { authorization: `Bearer ${token}` } : {},
    }),
  );

/** Name and labels of a sample → its value. */
async function figures(token: string): Promise<Map<string, number>> {
  const response = await scrape(token);
  expect(response.status).toBe(200);
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

async function launch(workspace: TestWorkspace, phones: string[]): Promise<string> {
  await createTestAccount(workspace.id);
  const input = createCampaignInput.parse({
    name: "Sale",
    message: { kind: "text", text: "Hello" },
    audience: { lists: [], phones },
  });
  const { id } = await createCompleteDraft(workspace.as.owner, input);
  await launchCampaign(workspace.as.owner, { id, immediately: true });
  return id;
}

beforeAll(async () => {
  vi.stubEnv("METRICS_TOKEN", TOKEN);
  [shop, other] = [await createTestWorkspace(), await createTestWorkspace()];
  const id = await launch(shop, ["+60123456781", "+60123456782", "+60123456783"]);
  await sql.execute(
    "UPDATE campaign SET status = 'sending', started_at = now() - interval '5 minutes' WHERE id = $1",
    [id],
  );
  await launch(other, ["+60123456784"]);
  await registerWorker(WORKER, "host-1", 1);
  await touchWorker(WORKER, { sent: 7, underWay: 2, accepted: 5, refused: 1, notSent: 0, unknown: 1 });
});

describe("metrics", () => {
  it("refuses without a token, with a wrong one, and for a role that may not", async () => {
    const { key } = await createApiKey(shop.as.owner, {
      name: "support",
      role: "support",
      expiresInDays: null,
    });
    for (const [token, status] of [
      [undefined, 401],
      ["wrong", 401],
      [`${TOKEN}x`, 401],
      [key, 403],
    ] as const) {
      const response = await scrape(token);
      expect([token, response.status, response.headers.get("content-type")]).toEqual([
        token,
        status,
        "application/problem+json",
      ]);
    }
  });

  it("tells the operator the whole queue, its age, the workers and what their calls came to", async () => {
    const seen = await figures(TOKEN);
    expect(seen.get("canang_database_up")).toBe(1);
    expect(seen.get('canang_queue_messages{state="queued",campaign="sending"}')).toBe(3);
    expect(seen.get('canang_queue_messages{state="queued",campaign="scheduled"}')).toBe(1);
    expect(seen.get("canang_oldest_queued_seconds")).toBeGreaterThanOrEqual(300);
    expect(seen.get("canang_workers_alive")).toBe(1);
    expect(seen.get(`canang_sends_total{worker="${WORKER}",host="host-1"}`)).toBe(7);
    expect(seen.get(`canang_send_outcomes_total{worker="${WORKER}",host="host-1",outcome="unknown"}`)).toBe(
      1,
    );
    expect(seen.has('canang_db_pool_connections{state="waiting"}')).toBe(true);
    expect(seen.get('canang_mails{state="failing"}')).toBe(0);
  });

  it("Z-3: tells a workspace's key only of its own queue", async () => {
    const { key } = await createApiKey(other.as.owner, { name: "watch", role: "admin", expiresInDays: null });
    const seen = await figures(key);
    expect(seen.get('canang_queue_messages{state="queued",campaign="scheduled"}')).toBe(1);
    expect(seen.has('canang_queue_messages{state="queued",campaign="sending"}')).toBe(false);
    expect(seen.has('canang_mails{state="waiting"}')).toBe(false);
  });

  it("Z-3: no figure of a workspace's key moves with what other workspaces do", async () => {
    const { key } = await createApiKey(other.as.owner, { name: "watch", role: "admin", expiresInDays: null });
    await receiveCallback({
      token: "nobody",
      endpoint: "delivery-reports",
      query: "MsgId=1&Status=6",
      ip: "127.0.0.1",
    });
    const before = await figures(key);
    await receiveCallback({
      token: "nobody",
      endpoint: "delivery-reports",
      query: "MsgId=1&Status=6",
      ip: "127.0.0.1",
    });
    await launch(await createTestWorkspace(), ["+60123456799"]);
    await touchWorker(WORKER, { sent: 99, underWay: 5, accepted: 99, refused: 9, notSent: 9, unknown: 9 });
    const after = await figures(key);
    const ages = [...after.keys()].filter((name) => /_seconds$/.test(name));
    for (const name of ages) expect([name, before.has(name)]).toEqual([name, true]);
    expect([...after].filter(([name]) => !ages.includes(name))).toEqual(
      [...before].filter(([name]) => !ages.includes(name)),
    );
    const names = [...after.keys()].map((name) => name.replace(/\{.*/, ""));
    expect(
      names.filter((name) => /^(process_|nodejs_|canang_(callback|delivery|db|send|worker_))/.test(name)),
    ).toEqual([]);
    await touchWorker(WORKER, { sent: 7, underWay: 2, accepted: 5, refused: 1, notSent: 0, unknown: 1 });
  });

  it("counts the gateway's calls by what was answered", async () => {
    const before =
      (await figures(TOKEN)).get('canang_callbacks_total{kind="delivery-reports",status="404"}') ?? 0;
    await receiveCallback({
      token: "nobody",
      endpoint: "delivery-reports",
      query: "MsgId=1&Status=6",
      ip: "127.0.0.1",
    });
    expect((await figures(TOKEN)).get('canang_callbacks_total{kind="delivery-reports",status="404"}')).toBe(
      before + 1,
    );
  });

  it("a worker that is not seen any more is not alive, and its age is told", async () => {
    await sql.execute("UPDATE worker SET seen_at = now() - interval '2 minutes' WHERE id = $1", [WORKER]);
    const seen = await figures(TOKEN);
    expect(seen.get("canang_workers_alive")).toBe(0);
    expect(seen.get(`canang_worker_seen_seconds{worker="${WORKER}",host="host-1"}`)).toBeGreaterThanOrEqual(
      120,
    );
  });

  it("leaves out the figure that is 292 years before anything was measured", async () => {
    const names = [...(await figures(TOKEN)).keys()];
    expect(names).toContain("nodejs_eventloop_lag_max_seconds");
    expect(names).not.toContain("nodejs_eventloop_lag_min_seconds");
  });

  it.each([
    ["public/docs/grafana-dashboard.json", 10],
    ["deploy/prometheus-alerts.yml", 4],
  ])("%s asks only for figures that there are", async (file, least) => {
    const text = readFileSync(path.join(projectRoot, file), "utf8");
    const asked = new Set(text.match(/canang_[a-z_]+/g));
    const exposition = await (await scrape(TOKEN)).text();
    const known = new Set([...exposition.matchAll(/^# TYPE (canang_[a-z_]+) /gm)].map((match) => match[1]));
    const missing = [...asked].filter(
      (name) => !known.has(name) && !known.has(name.replace(/_(bucket|sum|count)$/, "")),
    );
    expect(asked.size).toBeGreaterThan(least);
    expect(missing).toEqual([]);
  });
});
