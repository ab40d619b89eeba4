import { saved } from "./support/compose";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const MARK = mark();

test.beforeEach(({ page }) => signIn(page, "marketer"));

/** A list of people of its own, and a draft that goes to it. */
async function createDraft(name: string): Promise<void> {
  await queryDatabase(
    `WITH shop AS (SELECT id FROM workspace WHERE slug = 'demo'),
     made AS (INSERT INTO list (workspace_id, name) SELECT id, $1 FROM shop RETURNING id, workspace_id),
     people AS (
       INSERT INTO contact (workspace_id, phone) SELECT shop.id, phone FROM shop, unnest($2::text[]) AS phone
       RETURNING id, workspace_id),
     members AS (
       INSERT INTO list_member (list_id, contact_id, workspace_id)
       SELECT made.id, people.id, made.workspace_id FROM made, people)
     INSERT INTO campaign (workspace_id, name, message, audience)
     SELECT workspace_id, $1, '{"kind":"text","text":"RM0 Canang: rent is due"}',
       jsonb_build_object('lists', jsonb_build_array(id), 'phones', '[]'::jsonb)
     FROM made`,
    [name, freshNumbers(3, "55")],
  );
}

test("a campaign comes again each month: next run, its people, left out, paused; what came is said with its report", async ({
  page,
}) => {
  const name = `Sewa ${MARK}`;
  await createDraft(name);
  await page.goto("/demo/campaigns");
  await page.getByRole("link", { name: "Recurring", exact: true }).click();
  await page.getByRole("link", { name: "New recurring campaign" }).first().click();
  await page.getByLabel("Text and audience of").selectOption({ label: name });
  await page.getByLabel("Repeats").selectOption("month");
  await page.getByLabel("Day of the month").fill("31");
  await page.getByLabel("First day").fill("2090-02-01");
  await page.getByLabel("Last day").fill("2090-01-01");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("The last day cannot be before the first.")).toBeVisible();
  await page.getByLabel("Last day").fill("");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const next = page.getByRole("region", { name: "Goes out next" });
  await expect(next.getByText("Tuesday 28 February 2090, 10:00")).toBeVisible();
  await expect(next.getByText(/^3 people now, 3 credits; counted again when it begins$/)).toBeVisible();
  await page.getByRole("button", { name: "Skip the next run" }).click();
  await expect(next.getByText("This run is skipped.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Do not skip it" }).click();
  await expect(next.getByText("This run is skipped.")).toBeHidden();
  // Its time has come; the time before it came too late.
  await queryDatabase(
    `WITH late AS (
       INSERT INTO recurring_run (recurring_id, occurrence, workspace_id, due_at, outcome)
       SELECT id, '2026-01-31', workspace_id, now() - interval '30 days', 'late'
       FROM recurring_campaign WHERE name = $1)
     UPDATE recurring_campaign SET next_at = now(), next_occurrence = '2026-02-28' WHERE name = $1`,
    [name],
  );
  const runs = page.getByRole("region", { name: "Runs" }).first();
  await expect(runs.getByText("Skipped: Canang did not run in time")).toBeVisible();
  await expect(runs.getByText("Finished", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Paused: nothing goes out" })).toBeVisible();
  await runs.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: `${name} · 2026-02-28`, level: 1 })).toBeVisible();
});

test("a campaign is made to repeat where it is written; its page and the recurring one know each other, and the search finds it", async ({
  page,
}) => {
  const name = `Ulang ${MARK}`;
  await createDraft(name);
  const [row] = await queryDatabase<{ id: string }>("SELECT id FROM campaign WHERE name = $1", [name]);
  await page.goto(`/demo/campaigns/${row?.id}/edit`);
  await page.getByRole("radio", { name: /^Repeat/ }).check();
  await page.getByRole("checkbox", { name: "Monday" }).click();
  await expect(page.getByText("Choose at least one weekday.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Friday" }).click();
  await page.getByLabel("Time of day").fill("09:30");
  await expect(page.getByText(/^Friday .*09:30$/)).toHaveCount(3);
  await expectAccessible(page);
  await saved(page);
  await page.reload();
  await expect(page.getByText(/^Friday .*09:30$/)).toHaveCount(3);
  await page.getByRole("button", { name: "Check and send" }).click();
  await expect(page.getByText(/^Every week on Friday at 09:30/)).toBeVisible();
  await page.getByRole("button", { name: "Schedule 3 messages" }).click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Friday .*09:30$/)).toBeVisible();
  await page.getByRole("link", { name: "See the recurring campaign" }).first().click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Runs" }).first().getByText("Scheduled")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill(name);
  await expect(page.getByRole("option", { name: new RegExp(`${name}.*On`) })).toBeVisible();
});

test("the calendar shows what is planned and what comes again; a campaign is moved by keys and by dragging", async ({
  page,
}) => {
  const name = `Jualan ${MARK}`;
  await queryDatabase(
    `INSERT INTO campaign (workspace_id, name, message, audience, status, scheduled_at, time_zone,
       launched_at, gateway_account_id)
     SELECT w.id, $1, '{"kind":"text","text":"RM0 Canang"}', '{"lists":[],"phones":[]}', 'scheduled', day.at,
       w.time_zone, now(), (SELECT id FROM gateway_account WHERE workspace_id = w.id LIMIT 1)
     FROM workspace w,
       LATERAL (SELECT (date_trunc('month', now() AT TIME ZONE w.time_zone)
           + interval '1 month 14 days 10 hours') AT TIME ZONE w.time_zone AS at) AS day
     WHERE w.slug = 'demo'`,
    [name],
  );
  await page.goto("/demo/campaigns/calendar");
  await page.getByRole("link", { name: "The month after" }).click();
  const entry = page.getByRole("link", { name: new RegExp(name) });
  const day = (number: number) =>
    page.getByRole("listitem", { name: new RegExp(` ${number}\\b|^${number}\\b`) });
  const of = (number: number) => day(number).filter({ has: entry });
  await expect(of(15)).toBeVisible();
  await expectAccessible(page);
  await entry.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(of(16)).toBeVisible();
  await expect(entry).toBeFocused();
  await page.keyboard.press("Shift+ArrowUp");
  await expect(of(9)).toBeVisible();
  await entry.dragTo(day(12));
  await expect(of(12)).toBeVisible();
  const [row] = await queryDatabase<{ clock: string }>(
    `SELECT to_char(c.scheduled_at AT TIME ZONE w.time_zone, 'DD HH24:MI') AS clock
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id WHERE c.name = $1`,
    [name],
  );
  expect(row?.clock).toBe("12 10:00");
  await page.getByRole("link", { name: "Show a week" }).click();
  await expect(page.getByRole("heading", { name: /^Week of / })).toBeVisible();
});
