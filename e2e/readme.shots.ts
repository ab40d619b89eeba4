import { statSync } from "node:fs";
import type { Page } from "@playwright/test";
import { compose, limitSpeed, saved, send, toCheck, totals } from "./support/compose";
import { setTheme } from "./support/set-theme";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

const MOST_BYTES = 150_000;
const TEXT =
  "RM0 Canang: Hi {{firstName|friend}}, you have {{fields.points|some}} points. Weekend sale: 20% off cooking oil and rice.";

test.use({ viewport: { width: 1280, height: 860 } });

test("the pictures of the README", async ({ page }) => {
  await setTheme(page, "light");
  await signIn(page, "marketer");
  await compose(page, { name: "Weekend offer", text: TEXT, lists: ["Loyal customers", "New this month"] });
  await expect(
    page
      .getByText("480 recipients")
      .or(page.getByText(/4\d\d recipients/))
      .first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Next recipient" }).click();
  await page.getByRole("button", { name: "Next recipient" }).click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, "composer");

  await limitSpeed(page, 5);
  await saved(page);
  await simulator.settings({ delayMs: [300, 1_500] });
  await toCheck(page);
  const people = Number(
    ((await page.getByText(/people get this message/).textContent()) ?? "").replace(/\D/g, ""),
  );
  await send(page, people);
  await expect.poll(async () => (await totals(page)).delivered ?? 0).toBeGreaterThan(people * 0.3);
  await expect(page.getByRole("button", { name: "Pause" }), "it is still running").toBeVisible();
  await shoot(page, "campaign");
  await page.getByRole("link", { name: "Overview" }).first().click();
  await expect(page.getByRole("progressbar", { name: "Progress of Weekend offer" })).toBeVisible();
  await shoot(page, "overview");
});

async function shoot(page: Page, name: string): Promise<void> {
  const path = `public/docs/${name}.png`;
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: "disabled" });
  expect(statSync(path).size, `${path} is small enough for a README`).toBeLessThan(MOST_BYTES);
}
