import { compose, saved, send, toCheck } from "./support/compose";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { expectMeasured } from "./support/measure";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const WIDE = { width: 1440, height: 900 };

test("S58: a campaign says before and after that it tries again whom it could not reach", async ({
  page,
}) => {
  await signIn(page, "marketer");
  const text = `RM0 Canang: cuba lagi ${mark()}`;
  const numbers = [...freshNumbers(1, "02"), ...freshNumbers(2, "30")];
  await compose(page, { name: `Cuba ${mark()}`, text, numbers });
  await page.getByText("More options").click();
  await page.getByRole("checkbox", { name: "Try again those who could not be reached" }).check();
  await page.getByLabel("Hours to wait").fill("73");
  await expect(page.getByText("Write a whole number of hours, from 1 to 72.")).toBeVisible();
  await page.getByLabel("Hours to wait").fill("6");
  await page.getByLabel("How often").selectOption("2");
  await expect(page.getByText("At most 9 if nobody is reached before the last time")).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await saved(page);
  await toCheck(page);
  await expect(
    page.getByText("is tried again after 6 hours, at most twice.", { exact: false }),
  ).toBeVisible();
  await expect(page.getByText("From 3 credits if all are reached, to 9", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await send(page, 3);
  await expect(page.getByText("1 person will be tried again")).toBeVisible();
  await expect(page.locator("[data-retry=people]")).toHaveText("0");
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await page.getByRole("button", { name: "Cancel campaign" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel campaign" }).click();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("1 person will be tried again")).toBeHidden();
});

test("S59: three texts are tried, their figures compared, and one is chosen for the rest", async ({
  page,
}) => {
  await signIn(page, "marketer");
  const name = `Ujian ${mark()}`;
  const numbers = freshNumbers(20, "30");
  await compose(page, { name, text: `RM0 Canang: A ${mark()}`, numbers });
  await page.getByText("Test several texts").click();
  await page.getByLabel("Try two or three texts on some of the people first").click();
  await page.getByLabel("Text B", { exact: true }).fill("RM0 Canang: B {{firstName|kawan}}");
  await page.getByRole("button", { name: "Add text C" }).click();
  await page.getByLabel("Text C", { exact: true }).fill("RM0 Canang: C");
  await page.getByLabel("Per cent of the people for each text").fill("46");
  await expect(page.getByText("Write a whole number, from 1 to 45.")).toBeVisible();
  await page.getByLabel("Per cent of the people for each text").fill("20");
  await expect(page.getByText("4 people for each text; 8 wait.")).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await saved(page);
  await toCheck(page);
  await expect(
    page.getByText("3 groups of 4 people, chosen by chance; 8 wait", { exact: false }),
  ).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await send(page, 20);
  await expect(page.getByText("8 people wait for the better text")).toBeVisible();
  for (const text of ["A", "B", "C"])
    await expect(page.locator(`[data-split=${text}] [data-figure=delivered]`)).toHaveText("4");
  await expect(page.getByText("Nothing can be compared yet.")).toBeVisible();
  await expectAccessible(page);
  await expectMeasured(page);
  await page.setViewportSize(WIDE);
  await page.getByRole("button", { name: "Choose B now" }).click();
  await page.getByRole("button", { name: "Send B to the rest" }).click();
  await expect(page.getByText("chose text B for the rest.", { exact: false })).toBeVisible();
  await expect(page.getByText("Finished", { exact: true }).first()).toBeVisible();
  await expect(page.locator("[data-total=delivered]")).toContainText("20");
  await expectAccessible(page);
  await expectMeasured(page);
});
