import type { Page } from "@playwright/test";
import { compose } from "./support/compose";
import { expectAccessible, rulesOf } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { publicScreens, screensOf } from "./support/screens";
import { setTheme } from "./support/set-theme";
import { ROLES, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const WIDE = { width: 1280, height: 900 };

// Looked at and measured in one visit each: opening a screen is a good part of the work.
test("every screen, as the owner: axe finds nothing in light or dark, and at 320, 390 and 1440 px nothing is covered, torn into letters or out of reach, and nothing scrolls to nothing", async ({
  page,
}) => {
  await signIn(page, "owner");
  for (const screen of await screensOf("owner")) await look(page, screen);
});

// The same screens with less on them: what a role does not see must leave no gap behind. An admin's
// are those of an owner.
for (const role of ROLES.filter((each) => each !== "owner" && each !== "admin")) {
  test(`every screen of the ${role}: axe finds nothing`, async ({ page }) => {
    await signIn(page, role);
    await setTheme(page, "light");
    for (const screen of await screensOf(role)) {
      await page.goto(screen);
      await expect(page.getByRole("heading", { level: 1 }), screen).toBeVisible();
      await expectAccessible(page, screen, { rules: "structure" });
    }
  });
}

test("the same of every screen that anybody may open", async ({ page }) => {
  for (const screen of await publicScreens()) await look(page, screen);
});

test("what opens over a screen is accessible too, and the keyboard reaches it", async ({ page }) => {
  await signIn(page, "marketer");
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await page.goto("/demo/campaigns");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await expectAccessible(page, `the command menu, ${theme}`, rulesOf(theme));
    await page.keyboard.type("new camp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/campaigns\/new$/);

    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page, `the sheet of keys, ${theme}`, rulesOf(theme));
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();

    await compose(page, {
      name: `Axe ${mark()}`,
      text: "Don’t “{{firstName}}” 😀",
      lists: ["Loyal customers"],
      numbers: [...freshNumbers(1), "12"],
    });
    await expect(page.getByText("1 invalid number left out")).toBeVisible();
    await expectAccessible(page, `the composer with everything it says, ${theme}`, rulesOf(theme));
    await page.getByRole("button", { name: "Merge field" }).click();
    await expectAccessible(page, `the merge menu, ${theme}`, rulesOf(theme));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Send a test" }).click();
    await expectAccessible(page, `the test dialog, ${theme}`, rulesOf(theme));
    await page.keyboard.press("Escape");

    await openFinished(page);
    await page
      .getByRole("region", { name: "Recipients of this campaign" })
      .getByRole("button")
      .first()
      .press("Enter");
    await expect(page.getByRole("dialog").getByText("Attempt 1")).toBeVisible();
    await expectAccessible(page, `the timeline, ${theme}`, rulesOf(theme));
    await page.keyboard.press("Escape");
  }
});

async function openFinished(page: Page): Promise<void> {
  await page.goto("/demo/campaigns?status=finished");
  await page.getByRole("link", { name: "Points reminder" }).first().click();
  await expect(page.getByRole("heading", { name: "Points reminder" })).toBeVisible();
}

async function look(page: Page, screen: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await setTheme(page, "light");
  await page.goto(screen);
  await expect(page.getByRole("heading", { level: 1 }), screen).toBeVisible();
  await expectAccessible(page, `${screen}, light`);
  await setTheme(page, "dark");
  await expect(page.locator("html"), screen).toHaveClass(/dark/);
  await expectAccessible(page, `${screen}, dark`, { rules: "colours" });
  await expectMeasured(page, screen);
}
