import type { Page } from "@playwright/test";
import pg from "pg";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

/** Each state of a draft is put into the database; row, composer and check page say what is so. */
interface State {
  name: string;
  phones: string[];
  /** Other columns of the campaign, as SQL. */
  set?: string;
  /** What its check page says; of a draft that may be sent also how many get it. */
  says: (string | RegExp)[];
  sends: string | null;
}

const MARK = mark();
const numbers = freshNumbers(2);
const [stopped] = freshNumbers(1) as [string];
const list = `Gone ${MARK}`;

const STATES: State[] = [
  {
    name: "whole",
    phones: numbers,
    says: ["2 people get this message.", "2 pasted numbers", "2 credits"],
    sends: "Send 2 messages",
  },
  {
    name: "for tomorrow",
    phones: numbers,
    set: "scheduled_at = now() + interval '1 day', time_zone = 'Asia/Kuala_Lumpur'",
    says: ["2 people get this message.", /in Asia\/Kuala Lumpur/],
    sends: "Schedule 2 messages",
  },
  {
    name: "for yesterday",
    phones: numbers,
    set: "scheduled_at = now() - interval '1 day', time_zone = 'Asia/Kuala_Lumpur'",
    says: ["This cannot be sent yet", "The time chosen has passed. Choose another, or send now."],
    sends: null,
  },
  {
    name: "to nobody",
    phones: [],
    says: ["This cannot be sent yet", "Nobody is left to send to"],
    sends: null,
  },
  {
    name: "to one who stopped",
    phones: [stopped],
    says: ["0 people get this message.", "Nobody is left to send to", "1 opted out, left out"],
    sends: null,
  },
  {
    name: "to an archived list",
    phones: numbers,
    set: "audience = jsonb_set(audience, '{lists}', (SELECT jsonb_agg(id) FROM list WHERE name = $2))",
    says: ["This cannot be sent yet", `The list “${list}” is archived`],
    sends: null,
  },
];

test.beforeAll(async () => {
  await queryDatabase(
    `WITH stop AS (INSERT INTO suppression (workspace_id, phone, reason, source)
       SELECT id, $1, 'opt_out', 'keyword' FROM workspace WHERE slug = 'demo')
     INSERT INTO list (workspace_id, name, archived_at)
     SELECT id, $2, now() FROM workspace WHERE slug = 'demo'`,
    [stopped, list],
  );
});

test.afterAll(async () => {
  await queryDatabase(
    "UPDATE campaign SET archived_at = now() WHERE status = 'draft' AND name LIKE '%' || $1",
    [MARK],
  );
});

async function put({ name, phones, set }: State): Promise<string> {
  const [row] = await queryDatabase<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, audience, created_by_name)
     SELECT id, $1, $2, $3, 'Aisyah' FROM workspace WHERE slug = 'demo' RETURNING id`,
    [`${name} ${MARK}`, { kind: "text", text: `RM0 Canang: ${name}` }, { lists: [], phones }],
  );
  const id = row?.id as string;
  if (set)
    await queryDatabase(
      `UPDATE campaign SET ${set} WHERE id = $1`,
      [id, list].slice(0, set.includes("$2") ? 2 : 1),
    );
  return id;
}

async function expectTrue(page: Page, state: State, id: string): Promise<void> {
  await page.goto(`/demo/campaigns/${id}/check`);
  const main = page.getByRole("main");
  for (const said of state.says) await expect(main.getByText(said).first()).toBeVisible();
  const press = page.getByRole("button", { name: state.sends ?? /^(Send|Schedule) \d/ });
  if (state.sends === null) await expect(press).toBeDisabled();
  else await expect(press).toBeEnabled();
  await page.goto(`/demo/campaigns/${id}`);
  await expect(page).toHaveURL(`/demo/campaigns/${id}/edit`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`${state.name} ${MARK}`);
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(`RM0 Canang: ${state.name}`);
}

test("each state of a draft says who would get it, and sends only what may be sent", async ({ page }) => {
  await signIn(page, "marketer");
  const made: { state: State; id: string }[] = [];
  for (const state of STATES) made.push({ state, id: await put(state) });
  await page.goto(`/demo/campaigns?q=${MARK}`);
  for (const { state } of made) {
    const row = page.getByRole("listitem").filter({ hasText: `${state.name} ${MARK}` });
    await expect(row).toContainText("Draft");
    await expect(row).toContainText("by Aisyah");
    await expect(row).not.toContainText(/%|recipient|Scheduled|planned/);
  }
  for (const { state, id } of made) await test.step(state.name, async () => expectTrue(page, state, id));
});

test("S31: a launch that is under way says how far it is, also after a reload, and leaves the draft if it ends midway", async ({
  page,
}) => {
  await signIn(page, "marketer");
  const id = await put({ name: "launching", phones: numbers, says: [], sends: null });
  // As the launch's own connection says it; its rows are seen by nobody before they are stored.
  const launch = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await launch.connect();
  const far = (written: number) =>
    launch.query("SELECT set_config('application_name', $1, false)", [
      `launch ${id.replaceAll("-", "")} ${written}/1000000`,
    ]);
  try {
    await far(430_000);
    await page.goto(`/demo/campaigns/${id}/edit`);
    await expect(page).toHaveURL(`/demo/campaigns/${id}/check`);
    await expect(page.getByText("430,000 of 1,000,000 recipients written down.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Send \d/ })).toHaveCount(0);
    await far(1_000_000);
    await expect(page.getByText("All 1,000,000 recipients are written down.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("progressbar", { name: "Recipients written down" })).toBeVisible();
  } finally {
    await launch.end();
  }
  // It ended without a launch: the draft is what it was.
  await expect(page.getByRole("button", { name: "Send 2 messages" })).toBeEnabled();
});
