import { expect, it } from "vitest";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { getLaunchProgress } from "@/lib/campaigns/launch-progress";
import type { LaunchProgressView } from "@/lib/campaigns/launch-progress.view";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { insertStaged, stageRecipients } from "@/lib/campaigns/stage-recipients";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("S31: others see how far a launch is before it is stored, and nothing of one that ended midway", async () => {
  const workspace = await createTestWorkspace();
  const ctx = workspace.as.marketer;
  await createTestAccount(workspace.id);
  const people = Array.from({ length: 300 }, (_, n) => ({
    phone: `6012${3_000_000 + n * 7}`,
    firstName: `Siti ${n}`,
  }));
  const list = await createTestList(workspace.id, people);
  const message = { kind: "text" as const, text: "RM0 Kedai: Hi {{firstName}}, the shop is open all night." };
  const audience = { lists: [list], phones: [] };
  const draft = await createDraft(ctx, { message, audience });
  const seen: LaunchProgressView[] = [];
  const launch = sql.transaction(async (client) => {
    const plan = await planRecipients(
      { workspace_id: workspace.id, message, audience, default_country: "MY", settings: {} },
      client,
    );
    const { recipients } = await stageRecipients(client, plan);
    const query = async (text: string, values: unknown[]) => {
      const result = await client.query(text, values);
      if (text.includes("INSERT INTO message")) seen.push(await getLaunchProgress(ctx, draft.id));
      return result;
    };
    await insertStaged({ query } as unknown as SqlClient, draft.id, recipients, { fewestBlocks: 1 });
    throw new Error("The program ended.");
  });
  await expect(launch).rejects.toThrow("The program ended.");
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.every(({ draft, launching }) => draft && launching?.recipients === 300)).toBe(true);
  const written = seen.map(({ launching }) => launching?.written ?? -1);
  expect(written[0]).toBe(0);
  expect(written).toEqual([...new Set(written)].sort((a, b) => a - b));

  expect(await getLaunchProgress(ctx, draft.id)).toEqual({ draft: true, launching: null });
  const rows = () => sql.query("SELECT FROM message WHERE campaign_id = $1", [draft.id]);
  expect(await rows()).toHaveLength(0);
  await launchCampaign(ctx, { id: draft.id, expectedRecipients: 300 });
  expect(await getLaunchProgress(ctx, draft.id)).toEqual({ draft: false, launching: null });
  expect(await rows()).toHaveLength(300);
  const stranger = await createTestWorkspace();
  await expect(getLaunchProgress(stranger.as.owner, draft.id)).rejects.toMatchObject({ code: "not_found" });
});

it("S31: the seconds to undo begin when the launch is stored, however long it took", async () => {
  const workspace = await createTestWorkspace();
  await createTestAccount(workspace.id);
  const list = await createTestList(workspace.id, [{ phone: "60123000001", firstName: "Siti" }]);
  const draft = await createDraft(workspace.as.marketer, {
    message: { kind: "text", text: "RM0 Kedai: we are open." },
    audience: { lists: [list], phones: [] },
  });
  let launching = Promise.resolve<CampaignView | null>(null);
  const begun = await sql.transaction(async (client) => {
    await client.query("LOCK TABLE list_member IN ACCESS EXCLUSIVE MODE");
    launching = launchCampaign(workspace.as.marketer, { id: draft.id });
    const waits = "SELECT FROM pg_locks WHERE relation = 'list_member'::regclass AND NOT granted";
    await expect.poll(async () => (await sql.query(waits)).length).toBe(1);
    const { rows } = await client.query<{ at: Date }>("SELECT clock_timestamp() AS at");
    return rows[0]?.at.getTime() ?? 0;
  });
  const launched = await launching;
  const at = Date.parse(launched?.launchedAt ?? "");
  expect(at).toBeGreaterThanOrEqual(begun);
  expect(Math.abs(Date.parse(launched?.undoUntil ?? "") - at - 10_000)).toBeLessThanOrEqual(1);
});
