import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { fillSignIn, signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

const DEVICE = `Canang test, idle sign-in ${mark()}`;
test.use({ userAgent: DEVICE });

test("A-6: a sign-in that idled out says so, and what was typed is kept for after the next one", async ({
  page,
  context,
}) => {
  const [phone] = freshNumbers(1) as [string];
  const reason = `asked at the counter ${mark()}`;
  await signInByForm(page, "support");
  await page.goto("/demo/suppressions");
  await page.getByRole("button", { name: "Add a number" }).first().click();
  await page.getByLabel("Phone number").fill(`0${phone.slice(2)}`);
  await page.getByLabel("Reason").fill(reason);
  await queryDatabase(
    "UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE user_agent = $1",
    [DEVICE],
  );

  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add a number" }).click();
  await expect(
    page
      .getByText("You were signed out, because nothing was done for 30 minutes. Sign in again to continue.")
      .first(),
  ).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue(reason);

  const again = await context.newPage();
  await again.goto(`/demo/suppressions?q=${phone.slice(-4)}`);
  await expect(again.getByText("You were signed out, because nothing was done for a while.")).toBeVisible();
  await expectAccessible(again);
  await expectNoSidewaysScroll(again);
  await fillSignIn(again, "support");
  await again.waitForURL(
    (url) => url.pathname === "/demo/suppressions" && url.searchParams.get("q") === phone.slice(-4),
  );

  await dialog.getByRole("button", { name: "Add a number" }).click();
  await expect(page.getByText("This number is not texted any more.")).toBeVisible();
  await again.reload();
  await expect(again.getByText(reason)).toBeVisible();
  await again
    .getByRole("searchbox")
    .or(again.getByLabel("Search whole numbers, or their last four digits"))
    .first()
    .fill("60123");
  await expect(
    again.getByText("A beginning finds nothing, for numbers are hidden here.", { exact: false }),
  ).toBeVisible();
});
