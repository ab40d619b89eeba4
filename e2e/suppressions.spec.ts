import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { freshNumbers } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test("numbers are pasted, checked, and suppressed together; what cannot be read is named by its row", async ({
  page,
}) => {
  const [first, second] = freshNumbers(2) as [string, string];
  await signIn(page, "marketer");
  await page.goto("/demo/suppressions");
  await page.getByRole("link", { name: "Add many" }).first().click();
  await page.getByLabel("Reason").fill("asked by letter");
  await page.getByLabel("Or paste numbers").fill(`+${first}\n6.01E+10\n+${second}, +${first}`);
  await page.getByRole("button", { name: "Check the numbers" }).click();
  await expect(page.getByText("Row 2")).toBeVisible();
  await expect(page.getByText("A spreadsheet shortened this number")).toBeVisible();
  const confirm = page.getByRole("button", { name: "Never text 2 numbers again" });
  await expect(confirm).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `checked numbers, ${theme}`, rulesOf(theme));
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page, `checked numbers at ${width}`);
  }
  await confirm.click();
  await expect(page.getByText("2 numbers are not texted any more")).toBeVisible();
  await page.goto(`/demo/suppressions?q=${second}`);
  await expect(page.getByText("asked by letter")).toBeVisible();
});
