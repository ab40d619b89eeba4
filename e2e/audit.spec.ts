import { callApi, createKey } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { mark } from "./support/fresh";
import { setTheme } from "./support/set-theme";
import { signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

test("the audit log says in sentences who did what, leads to it, and is filtered by person, kind and day", async ({
  page,
}) => {
  const key = await createKey("demo", "marketer");
  const name = `Sale ${mark()}`;
  const draft = await callApi(key, "POST", "/campaigns", {
    body: {
      name,
      message: { kind: "text", text: "Hello" },
      audience: { lists: [], phones: ["+60123450000"] },
    },
  });
  const id = String(draft.json.id);
  await signInByForm(page, "owner");
  await page.goto(`/demo/campaigns/${id}/edit`);
  await page.getByLabel("Text", { exact: true }).fill("Hello again");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  await page.getByLabel("Text", { exact: true }).fill("Hello once more");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");

  await page.goto("/demo/settings/audit?area=campaigns");
  const edited = page.getByRole("row").filter({ hasText: `Aminah Osman edited the campaign ${name}` });
  await expect(edited).toHaveCount(1);
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `the audit log, ${theme}`, rulesOf(theme));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "the audit log");
  await page.setViewportSize({ width: 1280, height: 720 });
  await edited.getByRole("link", { name }).click();
  await page.waitForURL(new RegExp(`/campaigns/${id}`));

  await page.goto("/demo/settings/audit");
  await page.getByLabel("Who").fill("Farid");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/actor=Farid/);
  await expect(page.getByRole("row").filter({ hasText: "Aminah Osman" })).toHaveCount(0);
  await page.goto("/demo/settings/audit?from=2020-01-01&to=2020-01-31");
  await expect(page.getByText("No line of the audit log fits these filters.")).toBeVisible();
});
