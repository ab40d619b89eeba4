import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test("a link that is pressed as soon as a page is there is followed", async ({ page }) => {
  await signIn(page, "owner");
  for (const path of ["contacts", "suppressions", "templates", "inbox", "lists", "campaigns", "transfers"]) {
    await page.goto(`/demo/${path}`);
    await page.getByRole("link", { name: "Credit", exact: true }).first().click();
    await expect(page, `from ${path}`).toHaveURL(/\/demo\/credit$/);
  }
});

test("a link that is pressed while a search is being typed, or a draft saved, is followed", async ({
  page,
}) => {
  await signIn(page, "owner");
  for (const path of ["contacts", "suppressions", "templates", "inbox"]) {
    await page.goto(`/demo/${path}`);
    await page.getByRole("searchbox").first().fill("a");
    await page.getByRole("link", { name: "Credit", exact: true }).first().click();
    await expect(page, `from ${path}`).toHaveURL(/\/demo\/credit$/);
  }
  let save = () => {};
  const saved = new Promise<void>((resolve) => {
    save = resolve;
  });
  await page.route("**/demo/campaigns/new", async (route) => {
    if (route.request().method() === "POST") await saved;
    await route.continue();
  });
  await page.goto("/demo/campaigns/new");
  const saving = page.waitForRequest((request) => request.method() === "POST");
  await page.getByLabel("Text", { exact: true }).fill("Sale on Saturday");
  await saving;
  await page.getByRole("link", { name: "Credit", exact: true }).first().click();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  save();
  await answered;
  await expect(page.getByRole("heading", { level: 1, name: "Credit" })).toBeVisible();
  await expect(page).toHaveURL(/\/demo\/credit$/);
});

test("a page is fetched ahead when somebody points at its link, and no other is", async ({ page }) => {
  await signIn(page, "owner");
  const ahead: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc")) ahead.push(pathname);
  });
  await page.goto("/demo/campaigns", { waitUntil: "networkidle" });
  const link = page.getByRole("link", { name: "Credit", exact: true }).first();
  const fetched = page.waitForRequest((request) => request.url().includes("/demo/credit?_rsc="));
  await link.hover();
  await fetched;
  expect([...new Set(ahead)]).toEqual(["/demo/credit"]);
});
