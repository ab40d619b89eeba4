import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { queryDatabase } from "./support/query-database";
import { fillSignIn, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

const DEVICE = "Canang test, idle sign-in";
test.use({ userAgent: DEVICE });

test("A-6: a sign-in that idled out says so, and what was typed is kept for after the next one", async ({
  page,
  context,
}) => {
  await signIn(page, "support");
  await page.goto("/demo/suppressions");
  await page.getByRole("button", { name: "Add a number" }).first().click();
  await page.getByLabel("Phone number").fill("0123459876");
  await page.getByLabel("Reason").fill("asked at the counter");
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
  await expect(page.getByLabel("Reason")).toHaveValue("asked at the counter");

  const again = await context.newPage();
  await again.goto("/demo/suppressions?q=9876");
  await expect(again.getByText("You were signed out, because nothing was done for a while.")).toBeVisible();
  await expectAccessible(again);
  await expectNoSidewaysScroll(again);
  await fillSignIn(again, "support");
  await again.waitForURL(
    (url) => url.pathname === "/demo/suppressions" && url.searchParams.get("q") === "9876",
  );

  await dialog.getByRole("button", { name: "Add a number" }).click();
  await expect(page.getByText("This number is not texted any more.")).toBeVisible();
  await again.reload();
  await expect(again.getByText("asked at the counter")).toBeVisible();
  await again
    .getByRole("searchbox")
    .or(again.getByLabel("Search whole numbers, or their last four digits"))
    .first()
    .fill("60123");
  await expect(
    again.getByText("A beginning finds nothing, for numbers are hidden here.", { exact: false }),
  ).toBeVisible();
  await queryDatabase("DELETE FROM suppression WHERE phone = '60123459876'");
});
