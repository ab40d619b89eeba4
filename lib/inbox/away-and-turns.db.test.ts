import { beforeAll, beforeEach, expect, it } from "vitest";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import type { OfficeHoursSettings } from "@/lib/inbox/inbox-hours.input";
import { saveAssignment, saveOfficeHours, setAvailability } from "@/lib/inbox/save-inbox-hours";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;
let last = 60_126_400_000;
const newPhone = () => {
  last += 1;
  return String(last);
};

const CLOSED: OfficeHoursSettings = {
  on: true,
  week: [null, null, null, null, null, null, null],
  holidays: [],
  away: "RM0 Canang: we are back at nine.",
};

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});

beforeEach(async () => {
  await saveOfficeHours(shop.as.admin, CLOSED);
  await saveAssignment(shop.as.admin, { assignment: "off" });
});

const awayTexts = async (phone: string) =>
  (
    await sql.query<{ conversation_id: string }>(
      `SELECT c.conversation_id FROM campaign c JOIN message m ON m.campaign_id = c.id
       WHERE c.workspace_id = $1 AND m.phone = $2 AND c.draft_key LIKE 'direct:away:%'`,
      [shop.id, phone],
    )
  ).map((row) => row.conversation_id);

it("I6: many texts of one person at once, to several short codes, are told once a day that nobody is there", async () => {
  const phone = newPhone();
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => gateway.text(phone, `question ${n}`, n % 2 ? "32278" : "39000")),
  );
  const [conversationId = ""] = await awayTexts(phone);
  expect(await awayTexts(phone)).toHaveLength(1);
  const { data } = await listConversationMessages(shop.as.support, conversationId);
  expect(data.filter(({ direction }) => direction === "out")).toMatchObject([
    { text: CLOSED.away, automatic: true },
  ]);
  await gateway.text(phone, "and one more");
  expect(await awayTexts(phone)).toHaveLength(1);
  await sql.execute("UPDATE away_reply SET day = day - 1 WHERE workspace_id = $1 AND phone = $2", [
    shop.id,
    phone,
  ]);
  await sql.execute(
    "UPDATE campaign SET draft_key = draft_key || '-yesterday' WHERE draft_key LIKE 'direct:away:%'",
  );
  await gateway.text(phone, "the next day");
  expect(await awayTexts(phone)).toHaveLength(2);
});

it.each([
  ["a stop word", async (phone: string) => gateway.text(phone, "STOP")],
  ["a text that may ask to stop", async (phone: string) => gateway.text(phone, "please stop this now ok")],
  [
    "somebody who opted out",
    async (phone: string) => {
      await sql.execute(
        "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'stop', 'person')",
        [shop.id, phone],
      );
      await gateway.text(phone, "hello");
    },
  ],
])("I6: %s gets no away reply", async (_, write) => {
  const phone = newPhone();
  await write(phone);
  expect(await awayTexts(phone)).toEqual([]);
});

it("I6: neither a short code nor a name is answered by itself, nor anybody within the hours", async () => {
  await gateway.text("32000", "Your code is 1234");
  await gateway.text("MYBANK", "Your code is 1234");
  expect([...(await awayTexts("32000")), ...(await awayTexts("MYBANK"))]).toEqual([]);
  const all = { from: "00:00", to: "24:00" };
  await saveOfficeHours(shop.as.admin, { ...CLOSED, week: [all, all, all, all, all, all, all] });
  const phone = newPhone();
  await gateway.text(phone, "hello");
  expect(await awayTexts(phone)).toEqual([]);
});

it("I7: conversations that arrive at once are shared evenly among who is available, each to one", async () => {
  await saveAssignment(shop.as.admin, { assignment: "roundRobin" });
  await setAvailability(shop.as.admin, { available: true });
  await setAvailability(shop.as.owner, { available: true });
  const phones = Array.from({ length: 12 }, newPhone);
  await Promise.all(phones.map((phone) => gateway.text(phone, "hello", "32278")));
  const given = await sql.query<{ assignee_id: string; n: number }>(
    `SELECT assignee_id, count(*)::int AS n FROM conversation
     WHERE workspace_id = $1 AND phone = ANY ($2) GROUP BY 1`,
    [shop.id, phones],
  );
  const { support, admin, owner } = shop.people;
  expect(given.map((row) => row.n)).toEqual([4, 4, 4]);
  expect(given.map((row) => row.assignee_id).sort()).toEqual(
    [support.memberId, admin.memberId, owner.memberId].sort(),
  );
});

it("I7: who is not available or may not answer gets none, and what somebody has stays theirs", async () => {
  await saveAssignment(shop.as.admin, { assignment: "roundRobin" });
  const assignee = async (phone: string) =>
    (
      await sql.first<{ id: string | null }>(
        "SELECT assignee_id AS id FROM conversation WHERE workspace_id = $1 AND phone = $2",
        [shop.id, phone],
      )
    )?.id;
  await setAvailability(shop.as.admin, { available: false });
  await setAvailability(shop.as.owner, { available: false });
  const kept = newPhone();
  await gateway.text(kept, "hello");
  expect(await assignee(kept)).toBe(shop.people.support.memberId);
  await setAvailability(shop.as.support, { available: false });
  const nobody = newPhone();
  await gateway.text(nobody, "hello");
  expect(await assignee(nobody)).toBeNull();
  await setAvailability(shop.as.admin, { available: true });
  await gateway.text(kept, "hello again");
  expect(await assignee(kept)).toBe(shop.people.support.memberId);
  await gateway.text(nobody, "hello again");
  expect(await assignee(nobody)).toBe(shop.people.admin.memberId);
});

it("I7: whoever gets a conversation in turn, the log says so", async () => {
  await saveAssignment(shop.as.admin, { assignment: "roundRobin" });
  await setAvailability(shop.as.admin, { available: true });
  const phone = newPhone();
  await gateway.text(phone, "hello");
  const [line] = await sql.query<{ actor_name: string; after: unknown; assignee_id: string }>(
    `SELECT e.actor_name, e.after, c.assignee_id
     FROM conversation c JOIN audit_entry e ON e.entity_id = c.id::text AND e.action = 'conversation.assigned'
     WHERE c.workspace_id = $1 AND c.phone = $2`,
    [shop.id, phone],
  );
  expect(line).toMatchObject({
    actor_name: "Inbound message",
    after: { assigneeId: line?.assignee_id, inTurn: true },
  });
});

it("an away text that the workspace refuses raises one alarm, which ends when another one is saved or goes out", async () => {
  const own = await createTestWorkspace();
  const theirs = await createTestGateway(own.id);
  const alarms = () =>
    sql.query<{ message: string; open: boolean }>(
      `SELECT message, resolved_at IS NULL AS open FROM alarm
       WHERE workspace_id = $1 AND kind = 'inbox.away' ORDER BY id`,
      [own.id],
    );
  await sql.execute(
    `UPDATE workspace
     SET settings = coalesce(settings, '{}') || '{"malaysiaPolicy": "refuse"}'
     WHERE id = $1`,
    [own.id],
  );
  await saveOfficeHours(own.as.admin, { ...CLOSED, away: "See www.canang.example/hours" });
  for (const phone of [newPhone(), newPhone()]) await theirs.text(phone, "hello");
  expect(await alarms()).toEqual([{ message: expect.stringContaining("www.canang.example"), open: true }]);
  await saveOfficeHours(own.as.admin, { ...CLOSED, away: "Call 03-2161 1234" });
  expect(await alarms()).toMatchObject([{ open: false }]);
  await theirs.text(newPhone(), "hello");
  expect(await alarms()).toMatchObject([{ open: false }, { open: true }]);
  await sql.execute(
    `UPDATE workspace SET settings = settings || '{"malaysiaPolicy": "warn"}' WHERE id = $1`,
    [own.id],
  );
  await theirs.text(newPhone(), "hello");
  expect(await alarms()).toMatchObject([{ open: false }, { open: false }]);
});
