import type { CDPSession, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { mark } from "./support/fresh";
import { queryDatabase } from "./support/query-database";
import { setTheme } from "./support/set-theme";
import { fillSignIn, signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

const ADMIN = "admin@demo.canang.example";

/** A device that holds passkeys and always knows its owner, in place of a phone. */
async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    hasResidentKey: true,
    hasUserVerification: true,
  };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}

/** The demo's people sign in with a password alone, whatever became of a test. */
test.afterEach(async () => {
  await queryDatabase(`DELETE FROM passkey WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [
    ADMIN,
  ]);
  await queryDatabase(`UPDATE "user" SET recovery_hashes = '{}' WHERE email = $1`, [ADMIN]);
});

test("ASVS 6.3: a passkey is added, signs in by itself, is the second step after a password, confirms, and is removed", async ({
  page,
}) => {
  const { cdp, authenticatorId } = await plugIn(page);
  await signInByForm(page, "admin");
  await page.goto("/demo/settings/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const adding = page.getByRole("dialog", { name: "Add a passkey" });
  await adding.getByLabel("Name").fill("Office computer");
  await expectAccessible(page);
  await adding.getByRole("button", { name: "Add a passkey" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("list", { name: "Your passkeys" }).getByText("Office computer")).toBeVisible();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Add a passkey" }).click();
  await adding.getByLabel("Name").fill("The same again");
  await adding.getByRole("button", { name: "Add a passkey" }).click();
  await expect(adding.getByText("This device already holds a passkey for you.")).toBeVisible();
  await expect(adding.getByLabel("Name")).toHaveValue("The same again");
  await page.keyboard.press("Escape");

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/demo/settings/security");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((url) => url.pathname === "/demo/settings/security");

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/demo/settings/security");
  await fillSignIn(page, "admin");
  await expect(page.getByLabel("Recovery code")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((url) => url.pathname === "/demo/settings/security");

  await queryDatabase(
    `UPDATE session
     SET confirmed_at = now() - interval '6 minutes'
     WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
    [ADMIN],
  );
  await page.getByRole("button", { name: "Remove Office computer" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  const confirm = page.getByRole("dialog", { name: "Confirm your password" });
  await expect(confirm).toBeVisible();
  await expectAccessible(page);
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await confirm.getByRole("button", { name: "Use a passkey" }).click();
  await expect(confirm.getByText("No passkey was used.")).toBeVisible();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await confirm.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("You have no passkey here yet.")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert").first()).toContainText("This passkey is not known here");
});

test("two-step by default: seven days of notice on every page, then only the own security page", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInByForm(page, "admin");
  const { slug, id } = await ownShop();
  try {
    await page.goto(`/${slug}/contacts`);
    await expect(page.getByText(/From .* you need two-step sign-in here/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await setTheme(page, "dark");
    await expectAccessible(page, "the notice in the dark", { rules: "colours" });
    await page.getByRole("link", { name: "Set it up" }).click();
    await expect(page.getByRole("heading", { name: "Passkeys" })).toBeVisible();
    await expect(page.getByText(/From .* you need two-step sign-in here/)).toHaveCount(1);
    await queryDatabase(
      "UPDATE member SET two_step_notice_at = now() - interval '8 days' WHERE workspace_id = $1",
      [id],
    );
    await page.goto(`/${slug}/contacts`);
    await expect(page).toHaveURL(/settings\/security/);
    await expect(page.getByText("Turn on two-step sign-in first")).toBeVisible();
  } finally {
    await queryDatabase("DELETE FROM gateway_account WHERE workspace_id = $1", [id]);
    await queryDatabase("DELETE FROM workspace WHERE id = $1", [id]);
  }
});

/** A workspace of the demo's admin with a real gateway, in which the seven days have begun. */
async function ownShop(): Promise<{ slug: string; id: string }> {
  const slug = `notice-${mark()}`;
  const [made] = await queryDatabase<{ id: string }>(
    "INSERT INTO workspace (slug, name) VALUES ($1, 'Notice') RETURNING id",
    [slug],
  );
  const id = made?.id ?? "";
  await queryDatabase(
    `INSERT INTO member (workspace_id, user_id, role, two_step_notice_at)
     SELECT $1, id, 'owner', now()
     FROM "user"
     WHERE email = $2`,
    [id, ADMIN],
  );
  await queryDatabase(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher, status,
       paused_reason)
     VALUES ($1, 'Main', 'https://sms.example.com/websmsapi/', 'x', '', 'paused', 'credentials')`,
    [id],
  );
  return { slug, id };
}
