import { saved, send, toCheck } from "./support/compose";
import { freshNumbers, mark } from "./support/fresh";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test("a report names the version of the template that was used, and what it said, after the template has changed", async ({
  page,
}) => {
  const name = `Tawaran ${mark()}`;
  await signIn(page, "marketer");
  await page.goto("/demo/templates");
  await page.getByRole("button", { name: "New template" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Text", { exact: true }).fill("RM0 Canang: half price");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(dialog).toBeHidden();

  await page.goto("/demo/campaigns/new");
  await page.getByRole("button", { name: "Use a template" }).click();
  await page.getByRole("dialog").getByRole("searchbox").fill(name);
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("RM0 Canang: half price");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Numbers").fill(freshNumbers(1)[0] as string);
  await saved(page);
  await toCheck(page);
  const id = await send(page, 1);
  const used = page.getByRole("link", { name: `${name}, version 1`, exact: true });
  await expect(used).toBeVisible();

  await used.click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByLabel("Text", { exact: true }).fill("RM0 Canang: a third off");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Version 2", { exact: true }).first()).toBeVisible();

  await page.goto(`/demo/campaigns/${id}`);
  await expect(used).toBeVisible();
  await expect(page.getByText(/, changed$/)).toHaveCount(0);
  await expect(page.getByText("Credits used")).toBeVisible();
});
