import { generateSync } from "otplib";
import { createOtherWorkspace, OTHER_PASSWORD } from "./support/api";
import { expectAccessible } from "./support/expect-accessible";
import { mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { fillSignIn, PASSWORD, signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

const ADMIN = "admin@demo.canang.example";
const codeOf = (seed: string, ahead = 0) =>
  generateSync({ secret: seed, epoch: Math.floor(Date.now() / 1000) + ahead });

/** The demo's people sign in with a password alone, whatever became of a test. */
test.afterEach(async () => {
  await queryDatabase(
    `UPDATE "user" SET totp_cipher = NULL, totp_last_step = NULL, recovery_hashes = '{}' WHERE email = $1`,
    [ADMIN],
  );
});

test("A-4: two-step sign-in is turned on, asked for, and turned off with a recovery code", async ({
  page,
}) => {
  await signInByForm(page, "admin");
  await page.goto("/demo/settings/security");
  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await expectAccessible(page);
  const seed = ((await dialog.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await dialog.getByLabel("Code from the app").fill("000000");
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(dialog.getByText("This code is not right")).toBeVisible();
  await dialog.getByLabel("Code from the app").fill(codeOf(seed));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const shown = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(shown.getByRole("listitem")).toHaveCount(10);
  const codes = await shown.getByRole("listitem").allTextContents();
  await expectAccessible(page);
  await shown.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/demo/settings/security");
  await fillSignIn(page, "admin");
  await expect(page.getByLabel("Code")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").first()).toContainText("This code is not right");
  await page.getByLabel("Code").fill(codeOf(seed, 30));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/settings\/security/);

  await page.getByRole("button", { name: "Turn off" }).click();
  const off = page.getByRole("dialog", { name: "Turn off two-step sign-in" });
  await off.getByLabel("Your password").fill(PASSWORD);
  await off.getByLabel("Code from the app, or a recovery code").fill(codes[0] ?? "");
  await off.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
});

test("A-4: where the workspace asks for it, an owner is led to turn it on", async ({ page }) => {
  const slug = await createOtherWorkspace();
  await queryDatabase(
    `UPDATE workspace SET settings = settings || '{"requireTwoStep": true}' WHERE slug = $1`,
    [slug],
  );
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(`owner@${slug}.example`);
  await page.getByLabel("Password").fill(OTHER_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === `/${slug}/settings/security`);
  await expect(page.getByText("Turn on two-step sign-in first")).toBeVisible();
  await page.goto(`/${slug}/campaigns`);
  await expect(page).toHaveURL(/settings\/security/);
});

test("B-1: who was not asked for a while confirms before a key is made, in the same breath", async ({
  page,
}) => {
  await signInByForm(page, "admin");
  await page.goto("/demo/settings/api-keys");
  await queryDatabase(
    `UPDATE session
     SET confirmed_at = now() - interval '6 minutes'
     WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
    [ADMIN],
  );
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create key" });
  await dialog.getByLabel("Name").fill(`Step-up test ${mark()}`);
  await dialog.getByRole("button", { name: "Create key" }).click();
  const confirm = page.getByRole("dialog", { name: "Confirm your password" });
  await confirm.getByLabel("Password or code").fill("not it");
  await confirm.getByRole("button", { name: "Confirm" }).click();
  await expect(confirm.getByText("This is not your current password.")).toBeVisible();
  await expectAccessible(page);
  await confirm.getByLabel("Password or code").fill(PASSWORD);
  await confirm.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("dialog", { name: "Your new key" })).toBeVisible();
});
