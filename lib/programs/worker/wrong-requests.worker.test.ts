import { afterEach, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { sql } from "@/lib/platform/db/sql";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { counts, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { openWhatsAppStage, templateCampaignOf } from "@/lib/testing/whatsapp-stage";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it("S71: three wrong requests in a row pause the campaign, counted over a killed worker, and the others still wait", async () => {
  const on = await openWhatsAppStage(open);
  await sql.execute("UPDATE gateway_account SET max_connections = 1 WHERE id = $1", [on.accountId]);
  const wrong = { code: 131009, details: "Parameter template.components[0] is not valid." };
  const script = (...rules: { match?: object; action: object; times?: number }[]) =>
    on.simulator.script({
      rules: rules.map((rule) => ({ ...rule, match: { call: "messages", ...rule.match } })),
    });
  // What comes after the refusals is not answered, so that nothing more is refused meanwhile.
  const refuse = (times: number) => script({ action: wrong, times }, { action: { hang: "before" } });
  refuse(1);
  const id = await templateCampaignOf(on, 60);
  // Of few that are claimed at once, few are unanswered when the worker is killed.
  await sql.execute("UPDATE campaign SET max_per_second = 2 WHERE id = $1", [id]);
  const killed = startWorker(on, database.url, { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" });
  await until(
    () =>
      sql.first<{ n: number | null }>(
        "SELECT jsonb_array_length(wrong_requests -> 'messages') AS n FROM campaign WHERE id = $1",
        [id],
      ),
    (row) => row?.n === 1,
  );
  await stopWorker(killed, "SIGKILL");
  refuse(2);
  startWorker(on, database.url, { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" });
  const campaign = () => requireCampaign(on.workspace.as.marketer, id);
  const paused = await until(campaign, ({ status }) => status === "paused");
  expect(paused).toMatchObject({
    pausedReason: "request",
    pausedFor: { reason: "request", count: 3, codes: [{ code: "131009", count: 3 }] },
  });
  const { failed = 0, queued = 0, sending = 0, unresolved = 0 } = await counts(id);
  expect(failed).toBe(3);
  expect(queued + sending + unresolved).toBe(57);
  expect(on.simulator.state.ledger.acceptedTotal).toBe(0);
  const alarm = await sql.first<{ code: string; fault: string }>(
    `SELECT sentence -> 'values' ->> 'code' AS code, sentence -> 'values' ->> 'fault' AS fault FROM alarm
     WHERE entity_id = $1 AND kind = 'campaign.paused' AND resolved_at IS NULL`,
    [id],
  );
  expect(alarm).toEqual({ code: "131009", fault: wrong.details });

  // Every third is refused: no row of three comes together, and all others get it.
  script({ match: { every: 3 }, action: wrong });
  await sql.execute("UPDATE campaign SET max_per_second = NULL WHERE id = $1", [id]);
  await resumeCampaign(on.workspace.as.marketer, { id });
  expect(await until(campaign, ({ status }) => status !== "sending")).toMatchObject({ status: "finished" });
  expect(on.simulator.state.ledger.summary()).toMatchObject({ maxPerPerson: 1 });
}, 60_000);
