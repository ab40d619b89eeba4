import { readFileSync } from "node:fs";
import { callApi, createKey } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

interface Report {
  data: {
    key: string;
    name: string;
    sent: number;
    delivered: number;
    credits: number;
    cost: string | null;
  }[];
}

/** A campaign that was sent to so many numbers, all of which the simulator delivers. */
async function sentCampaign(key: string, name: string, people: number): Promise<string> {
  const made = await callApi(key, "POST", "/campaigns", {
    body: {
      name,
      message: { kind: "text", text: "RM0 Canang: thank you" },
      audience: { lists: [], phones: freshNumbers(people) },
      delivery: "tracked",
    },
  });
  const id = String(made.json.id);
  expect((await callApi(key, "POST", `/campaigns/${id}/launch`, { body: {} })).status).toBeLessThan(300);
  await expect
    .poll(async () => (await lineOf(key, id))?.delivered, { message: "every report has come" })
    .toBe(people);
  return id;
}

async function lineOf(key: string, id: string) {
  const answer = await callApi(key, "GET", "/reports/messages", { query: { by: "campaign" } });
  return (answer.json as unknown as Report).data.find((row) => row.key === id);
}

test("a campaign says the same in the report, its file and the API, and what it cost once a credit has a price", async ({
  page,
}) => {
  const key = await createKey("demo", "admin");
  const name = `Laporan ${mark()}`;
  const id = await sentCampaign(key, name, 7);

  await signIn(page, "owner");
  await page.goto("/demo/settings/workspace");
  const price = page.locator("#credit-price");
  await price.getByLabel("Price of one credit").fill("0,055");
  await price.getByLabel("Currency").fill("MYR");
  await price.getByRole("button", { name: "Save the price" }).click();
  await expect(page.getByText("The price is saved.")).toBeVisible();
  await expect(price.getByText("RM 0.055").or(price.getByText("RM0.055")).first()).toBeVisible();

  await page.getByRole("link", { name: "Reports", exact: true }).first().click();
  await page.getByLabel("By", { exact: true }).selectOption("campaign");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/by=campaign/);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("100 %");
  expect(await lineOf(key, id)).toMatchObject({ sent: 7, delivered: 7, credits: 7, cost: "0.385" });
  const cells = (await row.getByRole("cell").allTextContents()).slice(1, 3);
  expect(cells).toEqual(["7", "7"]);
  await expect(row.getByRole("cell").last()).toHaveText(/RM\s?0\.39/);

  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "As CSV" }).click(),
  ]);
  const line = readFileSync(await file.path(), "utf8")
    .split("\n")
    .find((each) => each.includes(name));
  expect(line).toContain(`"${id}"`);
  expect(line).toContain('"0.385","MYR"');
  await row.getByRole("link", { name }).click();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${id}`));
});

test("the period and the grouping are the page's address, and a wrong one says so", async ({ page }) => {
  await signIn(page, "marketer");
  await page.goto("/demo/reports?from=2026-02-01&to=2026-02-28&by=week");
  await expect(page.getByLabel("From")).toHaveValue("2026-02-01");
  await expect(
    page.getByRole("rowheader").or(page.getByRole("cell")).filter({ hasText: "Week of" }),
  ).toHaveCount(5);
  await page.getByRole("button", { name: "Last month" }).click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d&by=week/);
  await page.goto("/demo/reports?from=2026-03-01&to=2026-02-01");
  await expect(page.getByText("This period could not be read.")).toBeVisible();
});

test("a report fits a phone, is accessible in light and dark, and prints without the frame", async ({
  page,
}) => {
  await signIn(page, "marketer");
  for (const scheme of ["light", "dark"] as const) {
    await setTheme(page, scheme);
    await page.goto("/demo/reports?by=country");
    await expect(page.getByRole("table", { name: "Each country" })).toBeVisible();
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("Overview is each role's own", async ({ page, browser }) => {
  await signIn(page, "marketer");
  await expect(page.getByRole("link", { name: "New campaign" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The last 14 days" })).toBeVisible();
  const own = async (role: "reseller" | "support", heading: string, link: string) => {
    const context = await browser.newContext();
    const other = await context.newPage();
    await signIn(other, role);
    await expect(other.getByRole("heading", { name: heading })).toBeVisible();
    await expect(other.getByRole("link", { name: link }).first()).toBeVisible();
    expect((await other.goto("/demo/reports"))?.status()).toBe(404);
    await context.close();
  };
  await own("reseller", "Credits transferred in the last 14 days", "Transfer credit");
  await own("support", "Texts that came in during the last 14 days", "Open the inbox");
});
