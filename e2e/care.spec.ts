import { callApi, createKey } from "./support/api";
import { compose, limitSpeed, saved, send, toCheck, totals } from "./support/compose";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const MARK = mark();

test.afterEach(() =>
  queryDatabase("UPDATE workspace SET settings = settings - 'pauseOnFailureShare' WHERE slug = 'demo'"),
);

test("S35: a limit is set, a campaign to dead numbers pauses by itself and says why, and is resumed to its end", async ({
  page,
}) => {
  await signIn(page, "admin");
  await page.goto("/demo/settings/limits");
  const failures = page.getByLabel("Pause when more than so many per cent fail");
  const save = page.getByRole("button", { name: "Save care" });
  await failures.fill("many");
  await save.click();
  await expect(page.getByText("A share from 0.1 to 100 per cent, or nothing.")).toBeVisible();
  await failures.fill("30");
  await save.click();
  await expect(page.getByText("Saved. It holds for campaigns that are under way too.")).toBeVisible();
  await page.reload();
  await expect(failures).toHaveValue("30");
  await expectAccessible(page, "limits with care");

  // None of them is in service; the others go when the first are known.
  const numbers = freshNumbers(95, "06");
  await compose(page, { name: `Penjagaan ${MARK}`, text: `RM0 Canang: penjagaan ${MARK}`, numbers });
  await limitSpeed(page, 20);
  await page.getByRole("checkbox", { name: "Slow start" }).check();
  await saved(page);
  await toCheck(page);
  await send(page, 95);
  await expect(page.getByText("Paused by itself: too many failed.")).toBeVisible();
  await expect(page.getByText(/texts failed; at most 30 % may\./)).toBeVisible();
  await expect(page.getByText(/\(code 12\)/)).toBeVisible();
  await expectAccessible(page, "a campaign that paused by itself");
  await expect.poll(() => totals(page)).toMatchObject({ sent: 0, sending: 0 });
  expect((await totals(page)).queued).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Resume" }).first().click();
  await expect.poll(() => totals(page)).toMatchObject({ failed: 95 });
});

test("a person's page says that the number is not in service, and list hygiene counts it and asks before it acts", async ({
  page,
}) => {
  const [phone = ""] = freshNumbers(1, "17");
  const [dead = ""] = freshNumbers(1, "06");
  const key = await createKey("demo", "marketer");
  const { json: list } = await callApi(key, "POST", "/lists", { body: { name: `Mati ${MARK}` } });
  const contacts = [
    { phone: `+${dead}`, firstName: `Mati${MARK}` },
    { phone: `+${phone}`, firstName: `Hidup${MARK}` },
  ];
  await callApi(key, "POST", `/lists/${list.id}/contacts`, { body: { contacts } });
  await signIn(page, "marketer");
  await compose(page, {
    name: `Kebersihan ${MARK}`,
    text: `RM0 Canang: kebersihan ${MARK}`,
    lists: [`Mati ${MARK}`],
  });
  await toCheck(page);
  await send(page, 2);
  await expect.poll(() => totals(page)).toMatchObject({ failed: 1, delivered: 1 });

  await page.goto("/demo/contacts");
  await page.getByRole("link", { name: "List hygiene" }).click();
  await expect(page.getByRole("heading", { name: "List hygiene" })).toBeVisible();
  const kind = page.locator("#dead");
  // It is folded in a moment after the campaign has ended; the newest person stands last.
  const last = await queryDatabase<{ before: string }>(
    `SELECT (c.id - 1)::text AS before FROM contact c JOIN workspace w ON w.id = c.workspace_id
     WHERE w.slug = 'demo' AND c.phone = $1`,
    [dead],
  );
  await expect
    .poll(async () => {
      await page.goto(`/demo/contacts/hygiene?show=dead&after=${last[0]?.before}#dead`);
      return kind.getByRole("link", { name: `Mati${MARK}` }).isVisible();
    })
    .toBe(true);
  await expect(kind.getByText(`Hidup${MARK}`)).toHaveCount(0);
  await kind.getByRole("button", { name: "Suppress all" }).click();
  await expect(page.getByRole("dialog").getByText("They go on the do-not-text list")).toBeVisible();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expectAccessible(page, "list hygiene");
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page, `list hygiene at ${width}`);
  }
  await kind.getByRole("link", { name: `Mati${MARK}` }).click();
  await expect(page.getByText("Not in service, told once")).toBeVisible();
  await expect(page.getByText("It will most likely never be reached again.")).toBeVisible();
  await expectAccessible(page, "a person whose number is dead");
});
