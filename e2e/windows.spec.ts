import { wallClock } from "@/lib/core/zoned-time";
import { compose, send, toCheck, totals } from "./support/compose";
import { expectAccessible } from "./support/expect-accessible";
import { freshBritishNumber, freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MARK = mark();
const clock = (hours: number) =>
  wallClock(new Date(Date.now() + hours * 3_600_000).toISOString(), "Europe/London")?.time as string;

/** Quiet in Britain only, so that no other test's campaign waits. */
test.afterEach(() =>
  queryDatabase("UPDATE workspace SET settings = settings - 'quietHours' WHERE slug = 'demo'"),
);

test("S32, S34: quiet hours are set, told before the launch and while it waits, and it goes on by itself", async ({
  page,
}) => {
  await signIn(page, "admin");
  await page.goto("/demo/settings/limits");
  await page.getByRole("switch", { name: "Keep quiet hours" }).click();
  await page.getByLabel("From", { exact: true }).fill("18:00");
  await page.getByLabel("Until", { exact: true }).fill("18:00");
  await page.getByLabel("Campaign texts a person in seven days").fill("often");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.click();
  await expect(page.getByText("The end is the beginning")).toBeVisible();
  await expect(page.getByText("A whole number from 1 to 100, or nothing.")).toBeVisible();
  await page.getByLabel("Campaign texts a person in seven days").fill("");
  await page.getByLabel("From", { exact: true }).fill(clock(-1));
  await page.getByLabel("Until", { exact: true }).fill(clock(1));
  await page.getByLabel(/^Public holiday/).fill("2027-12-25");
  await page.getByLabel("Its name").fill("Christmas");
  await page.getByRole("button", { name: "Add day" }).click();
  await save.click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("From", { exact: true })).toHaveValue(clock(-1));
  await expect(page.getByText("Christmas")).toBeVisible();
  await expectAccessible(page, "windows and limits");

  const [here] = freshNumbers(1, "50");
  const there = freshBritishNumber();
  const text = `RM0 Canang: waktu senyap ${MARK}`;
  await compose(page, { name: `Malam ${MARK}`, text, numbers: [here as string, `+${there}`] });
  await toCheck(page);
  await expect(page.getByText("It is quiet then for some.")).toBeVisible();
  await expect(page.getByText(/1 person in United Kingdom: until/)).toBeVisible();
  const id = await send(page, 2);
  await expect(page.getByText("Waiting for the end of the quiet hours")).toBeVisible();
  await expect(page.getByText("1 of 2 have gone.")).toBeVisible();
  await expect(page.getByText(/1 person in United Kingdom: until/)).toBeVisible();
  await expectAccessible(page, "a campaign that waits");
  expect(await simulator.timesTexted(there)).toBe(0);

  // The same to one of them again is asked about.
  await compose(page, { name: `Ulang ${MARK}`, text: `${text}!`, numbers: [here as string] });
  await toCheck(page);
  await expect(page.getByText(`“Malam ${MARK}” says the same`)).toBeVisible();
  await expect(page.getByText("1 of these had a text in the last 48 hours.")).toBeVisible();
  await page.getByRole("button", { name: "Send 1 message" }).click();
  await expect(page.getByText("Tick the box if you mean it.")).toBeVisible();
  await page.getByRole("button", { name: "Leave them out" }).click();
  await expect(page.getByText("Nobody is left to send to").first()).toBeVisible();

  await page.goto("/demo/settings/limits");
  await page.getByRole("switch", { name: "Keep quiet hours" }).click();
  await save.click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await page.goto(`/demo/campaigns/${id}`);
  await expect.poll(() => totals(page)).toMatchObject({ delivered: 2 });
  await expect(page.getByText("Waited for the end of the quiet hours:")).toBeVisible();
  expect(await simulator.timesTexted(there)).toBe(1);
});
