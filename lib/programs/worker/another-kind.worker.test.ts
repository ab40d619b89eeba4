import { afterEach, describe, expect, it } from "vitest";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { openEchoStage } from "@/lib/testing/echo-stage";
import {
  campaignOf,
  counts,
  type StageAccount,
  startWorker,
  stopWorker,
  until,
} from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const startEchoWorker = (on: StageAccount) =>
  startWorker(on, database.url, {}, "lib/testing/echo-worker/main.ts");
const messages = (campaignId: string) =>
  sql.query<{ phone: string; status: string; code: string | null }>(
    "SELECT phone, status::text, failure_code AS code FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaignId],
  );
const isFinished = (campaignId: string) =>
  sql.first("SELECT FROM campaign WHERE id = $1 AND status = 'finished'", [campaignId]);
const finished = (campaignId: string) => until(() => isFinished(campaignId), Boolean);
/** Nothing is left that a machine would ask again. */
const dueAgain = (campaignId: string) =>
  sql.query("SELECT FROM due_message WHERE campaign_id = $1", [campaignId]);

describe("a gateway of another kind, which takes a repeat as a second text", () => {
  it("S6, S11: an answer that was lost is never asked for again: a person decides", async () => {
    const on = await openEchoStage(open);
    const id = await campaignOf(on, 3);
    const [, lost] = (await messages(id)).map(({ phone }) => phone);
    on.answers.set(lost as string, "lose");
    const first = startEchoWorker(on);
    await until(async () => on.taken.length > 3 || (await isFinished(id)), Boolean);
    expect((await messages(id)).map(({ status, code }) => [status, code])).toEqual([
      ["sent", null],
      ["unresolved", "no_answer"],
      ["sent", null],
    ]);
    expect(await dueAgain(id)).toEqual([]);
    // Another worker, when all that the first one left is taken up, asks no more than it did.
    await stopWorker(first, "SIGKILL");
    startEchoWorker(on);
    const later = await campaignOf(on, 1);
    await finished(later);
    expect(on.taken.filter(({ to }) => to === lost)).toHaveLength(1);
    expect(on.taken).toHaveLength(4);
  });

  it("S5, S6: killed while a call is under way: nobody is texted twice", async () => {
    const on = await openEchoStage(open);
    const id = await campaignOf(on, 40);
    const phones = (await messages(id)).map(({ phone }) => phone);
    for (const phone of phones) on.answers.set(phone, "hold");
    const killed = startEchoWorker(on);
    await until(
      () => on.taken.length,
      (length) => length === 16,
    );
    await stopWorker(killed, "SIGKILL");
    on.answers.clear();
    startEchoWorker(on);
    await finished(id);
    const texts = on.taken.map(({ to }) => to);
    expect(texts.filter((phone, at) => texts.indexOf(phone) !== at)).toEqual([]);
    const { sent = 0, unresolved = 0 } = await counts(id);
    expect(sent + unresolved).toBe(40);
    expect(unresolved).toBeGreaterThanOrEqual(16);
  });

  it("D1, I1: a signed batch brings reports and texts in one call, and another's signature brings nothing", async () => {
    const on = await openEchoStage(open);
    const id = await campaignOf(on, 3);
    startEchoWorker(on);
    await finished(id);
    const idOf = (phone: string | undefined) => `echo-${on.taken.findIndex(({ to }) => to === phone) + 1}`;
    const [arrived, lost, travelling] = (await messages(id)).map(({ phone }) => phone);
    const events = [
      { type: "report", id: idOf(arrived), state: "arrived" },
      { type: "report", id: idOf(lost), state: "travelling" },
      { type: "report", id: idOf(lost), state: "lost" },
      { type: "report", id: idOf(travelling), state: "travelling" },
      { type: "message", from: arrived, to: "39000", text: "Terima kasih 😀" },
      { type: "message", from: lost, to: "39000", text: "STOP" },
    ];
    const forged = await on.callBack(events, "not the password");
    expect(forged.status).toBe(403);
    const kept = await sql.query("SELECT kind, method, reason FROM callback_rejection");
    expect(kept).toEqual([
      { kind: "events", method: "POST", reason: keepSentence(sentence("rules.callbackCall.badSignature")) },
    ]);
    expect(await sql.query("SELECT FROM delivery_report UNION ALL SELECT FROM inbound_message")).toEqual([]);
    expect(await counts(id)).toEqual({ sent: 3 });

    const taken = await on.callBack(events);
    expect([taken.status, await taken.json()]).toEqual([200, { received: 6 }]);
    const states = await until(
      () => messages(id),
      (rows) => rows.some(({ status }) => status === "failed"),
    );
    expect(states.map(({ status, code }) => [status, code])).toEqual([
      ["delivered", null],
      ["failed", "lost"],
      ["sent", null],
    ]);
    expect(await sql.query("SELECT phone, short_code, text FROM inbound_message ORDER BY id")).toEqual([
      { phone: arrived, short_code: "39000", text: "Terima kasih 😀" },
      { phone: lost, short_code: "39000", text: "STOP" },
    ]);
    expect(await sql.query("SELECT phone FROM suppression")).toEqual([{ phone: lost }]);
  });
});
