import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { MESSAGE_STATUSES, type MessageStatus, type MessageTotals } from "@/lib/messages/message.rules";
import { totals } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

/**
 * Each state of a campaign is put into the database, and every chip, sentence, figure and button of
 * its page is held against it. Its account is paused and archived, so that the worker leaves all
 * as it is.
 */
interface State {
  name: string;
  status: "scheduled" | "sending" | "paused" | "finished" | "canceled";
  messages: Partial<MessageTotals>;
  /** So many of the sent ones were taken without an id. */
  untracked?: number;
  /** Other columns of the campaign, as SQL. */
  set?: string;
  chip: string;
  says: (string | RegExp)[];
  not?: string[];
  /** What the list of campaigns says of it. */
  share?: string;
  buttons: string[];
}

const BUTTONS = ["Change time", "Edit", "Send now", "Pause", "Resume", "Cancel campaign", "Undo"];
const LATER =
  "launched_at = now(), scheduled_at = now() + interval '3 days 30 minutes', time_zone = 'Asia/Kuala_Lumpur'";
const BEGUN = "launched_at = now() - interval '1 hour', started_at = now() - interval '1 hour'";
const ENDED = `${BEGUN}, finished_at = now()`;
const paused = (reason: string, by = "NULL") =>
  `${BEGUN}, paused_at = now(), paused_by_name = ${by}, paused_reason = '${reason}'`;
const HALF = { queued: 3, delivered: 2 };

const PAUSES: [string, string | RegExp][] = [
  ["credits", "The gateway says the credits are used up (1704)."],
  ["credentials", "The gateway does not accept the username or password (1702)."],
  ["unreachable", "The gateway does not answer."],
  ["duplicate", "The gateway called a first attempt a duplicate (1718)"],
  ["account", "The gateway account is paused."],
];

const STATES: State[] = [
  {
    name: "undo",
    status: "scheduled",
    messages: { queued: 3 },
    // The same ten seconds, some minutes from now, so that they last while they are looked at.
    set: "launched_at = now() + interval '290 seconds', scheduled_at = now() + interval '300 seconds'",
    chip: "Starting",
    says: ["Sending 3 messages in a moment."],
    not: ["scheduled for", "Delivery status"],
    buttons: ["Undo", "Cancel campaign"],
  },
  {
    name: "later",
    status: "scheduled",
    messages: { queued: 3 },
    set: LATER,
    chip: "Scheduled",
    says: ["3 messages are scheduled for", "Asia/Kuala Lumpur · in 3 days"],
    not: ["in a moment", "Delivery status", "Undo"],
    buttons: ["Change time", "Edit", "Send now", "Cancel campaign"],
  },
  {
    name: "sending",
    status: "sending",
    messages: { queued: 3, sending: 1, sent: 2, delivered: 4 },
    set: BEGUN,
    chip: "Sending",
    says: ["6 of 10 handed to the gateway, 4 delivered so far."],
    not: ["in a moment"],
    buttons: ["Pause", "Cancel campaign"],
  },
  {
    name: "paused by a person",
    status: "paused",
    messages: HALF,
    set: paused("person", "'Farid Rahman'"),
    chip: "Paused",
    says: [/Paused by Farid Rahman, .*, \d\d:\d\d\./, "Paused after 2 of 5."],
    buttons: ["Resume", "Cancel campaign"],
  },
  ...PAUSES.map(
    ([reason, said]): State => ({
      name: `paused for ${reason}`,
      status: "paused",
      messages: HALF,
      set: paused(reason),
      chip: "Paused",
      says: [said, "Paused after 2 of 5."],
      not: ["Paused by"],
      buttons: ["Resume", "Cancel campaign"],
    }),
  ),
  {
    name: "cancelled before its time",
    status: "canceled",
    messages: { canceled: 4 },
    set: "launched_at = now(), finished_at = now()",
    chip: "Cancelled",
    says: ["Cancelled. 0 of 4 had already left; 4 were not sent."],
    buttons: [],
  },
  {
    name: "cancelled while sending",
    status: "canceled",
    messages: { canceled: 2, delivered: 1, sending: 1 },
    set: ENDED,
    chip: "Cancelled",
    says: ["Cancelled. 1 of 4 had already left; 2 were not sent."],
    buttons: [],
  },
  {
    name: "finished",
    status: "finished",
    messages: { delivered: 3, expired: 1, rejected: 1, failed: 1, unknown: 1, suppressed: 1 },
    set: ENDED,
    chip: "Finished",
    says: ["3 of 8 delivered", "1 person was not texted: opted out, held back, or over the weekly limit."],
    buttons: [],
  },
  {
    name: "finished, reports to come",
    status: "finished",
    messages: { delivered: 1, sent: 2 },
    set: ENDED,
    chip: "Finished",
    says: ["All sent. 1 of 3 delivered so far", "2 still to be reported", "Awaiting report"],
    buttons: [],
  },
  {
    name: "some taken without an id",
    status: "finished",
    messages: { delivered: 3, failed: 1, sent: 6 },
    untracked: 6,
    set: ENDED,
    chip: "Finished",
    says: ["3 of 4 delivered (75 %).", "6 more messages were taken without tracking", "Sent, not tracked"],
    not: ["Awaiting report", "still to be reported"],
    share: "75 %",
    buttons: [],
  },
  {
    name: "untracked",
    status: "finished",
    messages: { sent: 4, queued: 0 },
    untracked: 4,
    set: `${ENDED}, tracked = false`,
    share: "not tracked",
    chip: "Finished",
    says: ["4 of 4 taken by the gateway. They are not tracked", "Sent, not tracked"],
    not: ["Awaiting report"],
    buttons: [],
  },
  {
    name: "unknown outcomes",
    status: "finished",
    messages: { delivered: 1, unresolved: 2 },
    set: ENDED,
    chip: "Finished",
    says: ["2 messages need a decision", "We sent it but did not hear back."],
    buttons: [],
  },
];

const MARK = mark();
const account = randomUUID();

test.beforeAll(async () => {
  await queryDatabase(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher, status,
       archived_at)
     SELECT $1, id, $2, 'http://127.0.0.1:9/', $2, '', 'paused', now() FROM workspace WHERE slug = 'demo'`,
    [account, `States ${MARK}`],
  );
});

test.afterAll(async () => {
  await queryDatabase(
    "UPDATE campaign SET status = 'canceled', archived_at = now() WHERE gateway_account_id = $1",
    [account],
  );
});

async function put({ name, status, messages, untracked = 0, set = BEGUN }: State): Promise<string> {
  const statuses = MESSAGE_STATUSES.flatMap((each) => Array<MessageStatus>(messages[each] ?? 0).fill(each));
  const firstSent = statuses.indexOf("sent");
  const phones = freshNumbers(statuses.length);
  const [row] = await queryDatabase<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, gateway_account_id, message, audience, recipients, credits,
       created_by_name, launched_by_name)
     SELECT id, $1, $2, $3, $4, $5::int, $5::int, 'Aisyah', 'Aisyah' FROM workspace WHERE slug = 'demo'
     RETURNING id`,
    [
      `${name} ${MARK}`,
      account,
      { kind: "text", text: `RM0 Canang: ${name}` },
      { lists: [], phones },
      statuses.length,
    ],
  );
  const id = row?.id as string;
  await queryDatabase(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, parts, tracked)
     SELECT c.id, c.workspace_id, m.phone, m.status::message_status, 1, m.tracked
     FROM campaign c, unnest($2::text[], $3::text[], $4::bool[]) AS m (phone, status, tracked)
     WHERE c.id = $1`,
    [id, phones, statuses, statuses.map((each, at) => each !== "sent" || at >= firstSent + untracked)],
  );
  await queryDatabase(`UPDATE campaign SET status = $2::campaign_status, ${set} WHERE id = $1`, [id, status]);
  return id;
}

async function stored(id: string): Promise<Record<string, number>> {
  const rows = await queryDatabase<{ status: string; count: number }>(
    `SELECT CASE WHEN status = 'sent' AND NOT tracked THEN 'untracked' ELSE status::text END AS status,
       count(*)::int AS count
     FROM message WHERE campaign_id = $1 GROUP BY 1`,
    [id],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

async function expectTrue(page: Page, state: State, id: string): Promise<void> {
  await page.goto(`/demo/campaigns/${id}`);
  const main = page.getByRole("main");
  await expect(main.getByText(state.chip, { exact: true }).first()).toBeVisible();
  for (const said of state.says) await expect(main.getByText(said).first()).toBeVisible();
  await expect(main.getByText(`RM0 Canang: ${state.name}`)).toBeVisible();
  // The filter names every status, also those that nobody has.
  for (const word of state.not ?? [])
    await expect(main.getByText(word).and(page.locator(":not(option)"))).toHaveCount(0);
  if (state.status !== "scheduled") {
    const counts = await stored(id);
    const shown = Object.fromEntries(Object.entries(await totals(page)).filter(([, count]) => count > 0));
    expect(shown).toEqual(counts);
  }
  for (const name of BUTTONS) {
    const button = main.getByRole("button", { name: name === "Undo" ? /^Undo/ : name, exact: true });
    await expect(button, name).toHaveCount(state.buttons.includes(name) ? 1 : 0);
  }
  if (state.share) {
    await page.goto(`/demo/campaigns?q=${encodeURIComponent(`${state.name} ${MARK}`)}`);
    await expect(page.getByRole("listitem").filter({ hasText: state.name })).toContainText(state.share);
  }
}

test("each state of a campaign says, counts and offers what is so in the database", async ({ page }) => {
  await signIn(page, "marketer");
  for (const state of STATES)
    await test.step(state.name, async () => expectTrue(page, state, await put(state)));
});

test("a reason opens exactly those who have it, two codes with the same words as one", async ({ page }) => {
  await signIn(page, "marketer");
  const id = await put({
    ...{ name: "reasons", status: "finished", set: ENDED, chip: "", says: [], buttons: [] },
    messages: { failed: 3, rejected: 2 },
  });
  await queryDatabase(
    `UPDATE message m SET failure_code = (ARRAY['12', '12', '13', '17', '13'])[r.n]
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM message WHERE campaign_id = $1) AS r
     WHERE m.campaign_id = $1 AND m.id = r.id`,
    [id],
  );
  await page.goto(`/demo/campaigns/${id}`);
  await page.getByRole("button", { name: /The number is not in service.*3/ }).click();
  const rows = page.getByRole("region", { name: "Recipients of this campaign" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(page.getByText("Only: The number is not in service")).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "Show all reasons" }).click();
  await expect(rows).toHaveCount(5);
});
