import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/expect-accessible";
import { freshNumbers, mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { PASSWORD, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test("P-1, B-1: an admin takes one number out as a file and erases it; it is typed once more, and the suppression stays", async ({
  page,
}) => {
  const [phone] = freshNumbers(1) as [string];
  const name = `Latifah ${mark()}`;
  const [demo] = await queryDatabase<{ id: string }>("SELECT id FROM workspace WHERE slug = 'demo'");
  await queryDatabase("INSERT INTO contact (workspace_id, phone, first_name) VALUES ($1, $2, $3)", [
    demo?.id,
    phone,
    name,
  ]);
  await queryDatabase(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'stop', 'keyword')",
    [demo?.id, phone],
  );
  await signIn(page, "admin");
  await page.goto("/demo/settings/privacy");
  await page.getByLabel("Phone number").fill("012");
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByText("Digits are missing.")).toBeVisible();
  await page.getByLabel("Phone number").fill(`${phone.slice(1, 4)}-${phone.slice(4, 8)} ${phone.slice(8)}`);
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByText("Yes, in no list")).toBeVisible();
  await expect(page.getByText("Yes, may not be texted")).toBeVisible();
  await expectAccessible(page);

  await queryDatabase(
    `UPDATE session SET confirmed_at = now() - interval '6 minutes'
     WHERE user_id = (SELECT id FROM "user" WHERE email = 'admin@demo.canang.example')`,
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const asked = page.getByRole("dialog", { name: "Confirm your password" });
  await asked.getByLabel("Password or code").fill(PASSWORD);
  await asked.getByRole("button", { name: "Confirm" }).click();
  const file = JSON.parse(readFileSync(await (await saved).path(), "utf8")) as unknown;
  expect(file).toMatchObject({
    phone,
    contact: { firstName: name },
    suppression: { reason: "stop" },
  });

  await page.getByRole("button", { name: "Erase this number" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("The number stays on the do-not-text list", { exact: false })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Erase this number" })).toBeDisabled();
  await dialog.getByRole("textbox").fill(phone);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Erase this number" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("definition").filter({ hasText: "None" })).toBeVisible();
  await expect(page.getByText("Yes, may not be texted")).toBeVisible();
  expect(await queryDatabase("SELECT 1 FROM contact WHERE phone = $1", [phone])).toEqual([]);
});
