import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

/**
 * Each state of a conversation is put into the database, and its row, its lists, its words and its
 * buttons are held against it. Its account is paused and archived, so that the worker leaves all as
 * it is.
 */
interface State {
  name: string;
  /** Columns of the conversation, as SQL. */
  set?: string;
  keyword?: "stop";
  review?: "waiting" | "dismissed";
  suppressed?: boolean;
  replies?: { status: string; tracked?: boolean; code?: string; says: string[]; again?: boolean }[];
  /** The lists that hold it, besides All. */
  lists: string[];
  row: string[];
  rowNot?: string[];
  says: string[];
  not?: string[];
  buttons: string[];
}

const LISTS = ["open", "unassigned", "waiting", "snoozed", "unread", "review", "closed"];
const BUTTONS = ["Close", "Reopen", "Opt out", "Not an opt-out", "Send reply"];
const WAITS = "waiting_since = now() - interval '30 days'";
const answered = "last_direction = 'out', last_by_name = 'Aisyah Rahman', last_text = 'We are'";

const STATES: State[] = [
  {
    name: "unread",
    set: `unread = 2, ${WAITS}`,
    lists: ["open", "unassigned", "waiting", "unread"],
    row: ["2 unread", "Waiting since"],
    rowNot: ["Closed", "Opted out", "To review", "Snoozed until"],
    says: ["Are you open?"],
    not: ["Does this mean “stop texting me”?", "This number may not be texted"],
    buttons: ["Close", "Send reply"],
  },
  {
    name: "answered",
    set: answered,
    replies: [
      { status: "queued", says: ["Queued", "Not sent yet, and goes out by itself"] },
      { status: "sent", says: ["Awaiting report"] },
      { status: "sent", tracked: false, says: ["Sent, not tracked"] },
      { status: "delivered", says: ["Delivered"] },
      { status: "failed", code: "12", says: ["Failed", "The number is not in service"], again: true },
      { status: "unresolved", says: ["Unresolved"] },
    ],
    lists: ["open", "unassigned"],
    row: ["Aisyah:", "We are"],
    rowNot: ["unread", "Waiting since", "Closed"],
    says: ["Are you open?"],
    buttons: ["Close", "Send reply"],
  },
  {
    name: "closed",
    set: "open = false",
    lists: ["closed"],
    row: ["Closed"],
    rowNot: ["Waiting since", "unread"],
    says: ["Are you open?"],
    buttons: ["Reopen", "Send reply"],
  },
  {
    name: "snoozed",
    set: `snoozed_until = now() + interval '3 hours', ${WAITS}`,
    lists: ["snoozed"],
    row: ["Snoozed until", "in 3 hours"],
    rowNot: ["Waiting since"],
    says: ["Are you open?"],
    buttons: ["Close", "Send reply"],
  },
  {
    name: "to review",
    review: "waiting",
    set: `unread = 1, ${WAITS}`,
    lists: ["open", "unassigned", "waiting", "unread", "review"],
    row: ["To review", "1 unread"],
    rowNot: ["Opted out"],
    says: ["Does this mean “stop texting me”?", "No campaign texts this number until somebody decides."],
    not: ["This number may not be texted"],
    buttons: ["Close", "Opt out", "Not an opt-out", "Send reply"],
  },
  {
    name: "reviewed",
    review: "dismissed",
    lists: ["open", "unassigned"],
    row: [],
    rowNot: ["To review", "Opted out"],
    says: ["A person decided: not an opt-out"],
    not: ["Does this mean “stop texting me”?"],
    buttons: ["Close", "Send reply"],
  },
  {
    name: "opted out",
    keyword: "stop",
    suppressed: true,
    set: "open = false",
    lists: ["closed"],
    row: ["Opted out", "Closed"],
    rowNot: ["unread", "Waiting since"],
    says: [
      "Opted out with this text",
      "This number may not be texted",
      "with “Are you open?”. They can be answered again when they text a start word",
    ],
    buttons: ["Reopen"],
  },
];

const MARK = mark();
const account = randomUUID();

test.beforeAll(async () => {
  await queryDatabase(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher, status,
       paused_reason, archived_at)
     SELECT $1, id, $2, 'http://127.0.0.1:9/', $2, '', 'paused', 'credits', now()
     FROM workspace WHERE slug = 'demo'`,
    [account, `Threads ${MARK}`],
  );
});

test.afterAll(async () => {
  await queryDatabase("UPDATE campaign SET status = 'canceled' WHERE gateway_account_id = $1", [account]);
  await queryDatabase("UPDATE inbound_message SET review = NULL WHERE gateway_account_id = $1", [account]);
  await queryDatabase("UPDATE conversation SET open = false WHERE gateway_account_id = $1", [account]);
});

async function put({ name, set = "", keyword, review, suppressed, replies = [] }: State): Promise<string> {
  const [phone] = freshNumbers(1) as [string];
  const [row] = await queryDatabase<{ id: string; workspace_id: string }>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text)
     SELECT id, $1, $2, $3, 'Are you open?' FROM workspace WHERE slug = 'demo' RETURNING id, workspace_id`,
    [account, phone, `${MARK} ${name}`],
  );
  const { id, workspace_id: workspace } = row as { id: string; workspace_id: string };
  await queryDatabase(
    `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
       content_type, text, raw, received_at, keyword_action, review)
     VALUES ($1, $2, $3, $4, $5, 'text', 'Are you open?', '', now() - interval '1 hour', $6, $7)`,
    [workspace, account, id, phone, `${MARK} ${name}`, keyword ?? null, review ?? null],
  );
  if (suppressed)
    await queryDatabase(
      "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'opt_out', 'keyword')",
      [workspace, phone],
    );
  for (const [at, { status, tracked = true, code = null }] of replies.entries()) {
    const [campaign] = await queryDatabase<{ id: string }>(
      `INSERT INTO campaign (workspace_id, kind, name, gateway_account_id, message, conversation_id,
         recipients, credits, created_by_name, launched_at, created_at)
       VALUES ($1, 'reply', $2, $3, $4, $5, 1, 1, 'Aisyah Rahman', now(), now() - make_interval(mins => $6))
       RETURNING id`,
      [workspace, phone, account, { kind: "text", text: `Reply ${at}` }, id, replies.length - at],
    );
    await queryDatabase(
      `INSERT INTO message (campaign_id, workspace_id, phone, text, status, parts, tracked, failure_code)
       VALUES ($1, $2, $3, $4, $5::message_status, 1, $6, $7)`,
      [campaign?.id, workspace, phone, `Reply ${at}`, status, tracked, code],
    );
    await queryDatabase("UPDATE campaign SET status = 'paused' WHERE id = $1", [campaign?.id]);
  }
  if (set) await queryDatabase(`UPDATE conversation SET ${set} WHERE id = $1`, [id]);
  return id;
}

async function expectThread(page: Page, state: State, id: string): Promise<void> {
  await page.goto(`/demo/inbox?status=all&c=${id}`);
  const thread = page.getByRole("region", { name: "Conversation", exact: true });
  for (const said of state.says) await expect(thread.getByText(said).first()).toBeVisible();
  for (const word of state.not ?? []) await expect(thread.getByText(word)).toHaveCount(0);
  for (const name of BUTTONS)
    await expect(thread.getByRole("button", { name, exact: true }), name).toHaveCount(
      state.buttons.includes(name) ? 1 : 0,
    );
  const replies = thread.getByTestId("reply");
  await expect(replies).toHaveCount(state.replies?.length ?? 0);
  for (const [at, reply] of (state.replies ?? []).entries()) {
    const bubble = replies.filter({ hasText: `Reply ${at}` });
    for (const said of reply.says) await expect(bubble).toContainText(said);
    await expect(bubble.getByRole("button", { name: "Send again" })).toHaveCount(reply.again ? 1 : 0);
  }
}

test("each state of a conversation stands in its lists, and says and offers what is so", async ({ page }) => {
  await signIn(page, "owner");
  const made: { state: State; id: string }[] = [];
  for (const state of STATES) made.push({ state, id: await put(state) });

  for (const list of [...LISTS, "all"])
    await test.step(`the list ${list}`, async () => {
      await page.goto(`/demo/inbox?status=${list}&account=${account}`);
      const own = made.filter(({ state }) => list === "all" || state.lists.includes(list));
      const rows = page.locator('li[id^="conversation-"]');
      await expect(rows).toHaveCount(own.length);
      for (const { id } of own) await expect(page.locator(`#conversation-${id}`)).toBeVisible();
    });
  for (const { state, id } of made) {
    const row = page.locator(`#conversation-${id}`);
    for (const said of state.row) await expect(row, state.name).toContainText(said);
    for (const word of state.rowNot ?? []) await expect(row, state.name).not.toContainText(word);
  }
  // What is looked at is read from then on: last.
  for (const { state, id } of made)
    await test.step(state.name, async () => {
      await expectThread(page, state, id);
      const known = "SELECT unread FROM conversation WHERE id = $1";
      await expect.poll(() => queryDatabase(known, [id])).toEqual([{ unread: 0 }]);
    });
});
