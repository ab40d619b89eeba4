import { beforeAll, expect, it } from "vitest";
import { readAnswerTimes } from "@/lib/inbox/answer-times.queries";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { saveOfficeHours } from "@/lib/inbox/save-inbox-hours";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;
let last = 60_126_500_000;

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});

/** Somebody who has waited for so many seconds. */
async function waiting(seconds: number): Promise<string> {
  last += 1;
  await gateway.text(String(last), "hello", "32278");
  const found = await sql.first<{ id: string }>(
    `UPDATE conversation SET waiting_since = now() - make_interval(secs => $3)
     WHERE workspace_id = $1 AND phone = $2 RETURNING id`,
    [shop.id, String(last), seconds],
  );
  return found?.id ?? "";
}

it("an answer is kept once with how long it was waited for, by day and by who gave it", async () => {
  for (const seconds of [60, 120, 600]) {
    const id = await waiting(seconds);
    await replyToConversation(shop.as.support, { id, text: "Hi" });
    // Nobody waits for the second one.
    await replyToConversation(shop.as.support, { id, text: "And another thing" });
  }
  await replyToConversation(shop.as.admin, { id: await waiting(3_000), text: "Hi" });
  await moveConversation(shop.as.support, { id: await waiting(90), open: false });
  const { all, days, agents } = await readAnswerTimes(shop.as.support, { days: 7 });
  expect(all?.answers).toBe(4);
  expect(days.map(({ answers }) => answers)).toEqual([4]);
  expect(agents.map(({ name, answers }) => [name, answers])).toEqual([
    [shop.people.support.name, 3],
    [shop.people.admin.name, 1],
  ]);
  expect(agents[0]?.median).toBeGreaterThanOrEqual(120);
  expect(agents[0]?.median).toBeLessThan(180);
  expect(agents[0]?.ninety).toBeGreaterThan(300);
});

it("outside the office hours nobody is said to have waited, and another workspace has its own times", async () => {
  const closed = { on: true, week: Array.from({ length: 7 }, () => null), holidays: [], away: "" };
  const other = await createTestWorkspace();
  expect(await readAnswerTimes(other.as.support, { days: 90 })).toEqual({ all: null, days: [], agents: [] });
  await saveOfficeHours(shop.as.admin, closed);
  const id = await waiting(7_200);
  await replyToConversation(shop.as.owner, { id, text: "Hi" });
  const { agents } = await readAnswerTimes(shop.as.support, { days: 7 });
  expect(agents.find(({ name }) => name === shop.people.owner.name)).toMatchObject({ answers: 1, median: 0 });
});
