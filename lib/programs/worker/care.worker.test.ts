import { afterEach, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { sql } from "@/lib/platform/db/sql";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { campaignOf, counts, openStage, startWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it("S35: a campaign whose numbers fail pauses by itself; resumed, everybody is sent to, once", async () => {
  const on = await openStage(open);
  await saveSendingRules(on.workspace.as.owner, { pauseOnFailureShare: 0.2 });
  const id = await campaignOf(on, 300, { maxPerSecond: 60 });
  // The first hundred are dead numbers, all others get it.
  await sql.execute(
    `UPDATE message SET phone = left(phone, 6) || lpad((id % 1000)::text, 4, '0') || '06'
     WHERE campaign_id = $1 AND id IN (
       SELECT id FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 100)`,
    [id],
  );
  startWorker(on, database.url);
  const campaign = () => requireCampaign(on.workspace.as.marketer, id);
  const paused = await until(campaign, ({ status }) => status === "paused");
  expect(paused).toMatchObject({ pausedReason: "failures", pausedFor: { codes: [{ code: "12" }] } });
  // What was on its way ends, and nobody else is called.
  await until(
    () => counts(id),
    ({ sending = 0, sent = 0 }) => sending + sent === 0,
  );
  const { queued = 0, failed = 0 } = await counts(id);
  expect(queued).toBeGreaterThan(0);
  expect(failed).toBeGreaterThanOrEqual(paused.pausedFor?.count ?? Number.POSITIVE_INFINITY);
  // Dead numbers that were not called yet may pause it once more.
  await until(
    async () => {
      const { status } = await campaign();
      if (status === "paused") await resumeCampaign(on.workspace.as.marketer, { id });
      return status;
    },
    (status) => status === "finished",
  );
  await until(
    () => counts(id),
    ({ delivered }) => delivered === 200,
  );
  expect(await counts(id)).toEqual({ failed: 100, delivered: 200 });
  expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 300, phones: 300, maxPerPhone: 1 });
  await expectInvariants(on);
});
