import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { mark } from "./support/fresh";
import { openAs, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test("a filter is kept under a name with its count, shared with others, opened and deleted", async ({
  page,
  browser,
  problems,
}) => {
  const name = `View ${mark()}`;
  await signIn(page, "marketer");
  await page.goto("/demo/campaigns?status=finished&q=points");
  await page.getByRole("button", { name: "Save view" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("checkbox").click();
  await expectAccessible(page, "saving a view");
  await dialog.getByRole("button", { name: "Save" }).click();
  const view = page.getByRole("list", { name: "Saved views" }).getByRole("link", { name });
  await expect(view).toContainText(/\d/);
  await expect(view).toHaveAttribute("aria-current", "true");
  await expectAccessible(page, "a saved view");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "a saved view");
  await page.setViewportSize({ width: 1280, height: 720 });

  const other = await openAs(browser, "owner", problems);
  await other.goto("/demo/campaigns");
  await other.getByRole("link", { name }).click();
  await other.waitForURL(/status=finished/);
  await expect(other.getByRole("link", { name: "Points reminder" }).first()).toBeVisible();

  await page.getByRole("button", { name: `Delete the view ${name}` }).click();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("people and conversations have views too; a person's own is nobody else's", async ({
  page,
  browser,
  problems,
}) => {
  const name = `Own ${mark()}`;
  await signIn(page, "owner");
  for (const [path, filter] of [
    ["/demo/contacts", "q=ahmad"],
    ["/demo/inbox", "status=unread"],
  ] as const) {
    await page.goto(`${path}?${filter}`);
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.goto(path);
    await page.getByRole("link", { name }).click();
    await page.waitForURL(new RegExp(filter));
  }
  const other = await openAs(browser, "marketer", problems);
  await other.goto("/demo/contacts");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await other.waitForLoadState("networkidle");
  await expect(other.getByRole("link", { name })).toHaveCount(0);
});
