import { afterEach, expect, it } from "vitest";
import { chooseText } from "@/lib/campaigns/choose-text";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { sql } from "@/lib/platform/db/sql";
import { openStage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { draftSplit, peopleOf } from "@/lib/testing/split-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const PEOPLE = 600;
const LEASE = { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" };

it("S59: workers are killed in the test, while it is decided and after it: each person gets one text, of their group or the chosen one", async () => {
  const on = await openStage(open, { credits: 100_000 });
  on.simulator.script({
    rules: [{ match: { page: "ISendSMS", probability: 0.05 }, action: { dropAfter: true } }],
  });
  const phones = Array.from(
    { length: PEOPLE },
    (_, at) => `6012${String(Math.floor(at / 80)).padStart(5, "0")}${20 + (at % 80)}`,
  );
  const { id } = await draftSplit(on.workspace, phones, { share: 20 }, { gatewayAccountId: on.accountId });
  await launchCampaign(on.workspace.as.owner, { id, immediately: true });
  const { ledger } = on.simulator.control.state;
  const kill = async (after: number) => {
    const killed = startWorker(on, database.url, LEASE);
    await until(
      () => ledger.acceptedTotal,
      (accepted) => accepted >= after,
    );
    await stopWorker(killed, "SIGKILL");
  };
  await kill(40);
  const worker = startWorker(on, database.url, LEASE);
  const state = () =>
    sql.first<{ state: string; decides_at: Date | null }>(
      "SELECT state, decides_at FROM campaign_split WHERE campaign_id = $1",
      [id],
    );
  await until(state, (row) => row?.decides_at !== null);
  // Nobody behind the test was sent to.
  const before = await peopleOf(id);
  expect(before.filter(({ number, status }) => number === -1 && status !== "queued")).toEqual([]);
  await stopWorker(worker, "SIGKILL");
  await chooseText(on.workspace.as.owner, { id, text: "B" });
  await kill(260);
  await kill(400);
  startWorker(on, database.url, LEASE);
  startWorker(on, database.url, LEASE);
  await until(
    () => sql.first<{ status: string }>("SELECT status::text FROM campaign WHERE id = $1", [id]),
    (row) => row?.status === "finished",
  );
  expect(ledger.summary()).toMatchObject({ maxPerPhone: 1, moreThanOnce: [] });
  const texts = new Map(ledger.messages.map(({ mobile, text }) => [mobile, text]));
  const people = await peopleOf(id);
  expect(people).toHaveLength(PEOPLE);
  for (const { number, phone } of people)
    expect(texts.get(phone)).toBe(`RM0 Kedai: text ${number === 0 ? "A" : "B"}`);
}, 240_000);
