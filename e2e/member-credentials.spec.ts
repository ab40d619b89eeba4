import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/expect-accessible";
import { queryDatabase } from "./support/query-database";
import { signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

/** An admin of long ago with two keys and a webhook whose secret they were shown. */
async function someoneWithKeys(name: string): Promise<void> {
  await queryDatabase(
    `WITH shop AS (SELECT id FROM workspace WHERE slug = 'demo'),
       person AS (INSERT INTO "user" (email, name, password_hash) VALUES ($1, $2, 'none') RETURNING id),
       joined AS (INSERT INTO member (workspace_id, user_id, role)
         SELECT shop.id, person.id, 'admin'
         FROM shop, person),
       keys AS (INSERT INTO api_key (workspace_id, name, role, key_hash, prefix, created_by_id, held_by_id)
         SELECT shop.id, $2 || ' ' || role, role::role, decode(md5($1 || role), 'hex'), 'canang_TEST12',
           person.id, person.id
         FROM shop, person, unnest(ARRAY['admin', 'support']) AS role),
       hook AS (INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events, disabled_at)
         SELECT id, 'https://hooks.example.com/' || md5($1), 'sealed', '{}', now() FROM shop RETURNING id)
     INSERT INTO secret_reveal (workspace_id, user_id, kind, entity_id)
     SELECT shop.id, person.id, 'webhook', hook.id
     FROM shop, person, hook`,
    [`${randomUUID()}@example.com`, name],
  );
}

const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("F5: whoever shuts a person out is shown what they hold first, and where to change what they know afterwards", async ({
  page,
}) => {
  const name = `Farid ${randomUUID().slice(0, 6)}`;
  await someoneWithKeys(name);
  await signInByForm(page, "owner");
  await page.goto("/demo/settings/members");
  await rowOf(page, name).getByRole("combobox").selectOption("support");
  const role = page.getByRole("dialog", { name: `Change the role of ${name}?` });
  await expect(role.getByText("2 API keys; 1 will be revoked")).toBeVisible();
  await expectAccessible(page);
  await role.getByRole("button", { name: "Cancel" }).click();
  await expect(rowOf(page, name).getByRole("combobox")).toHaveValue("admin");

  await rowOf(page, name).getByRole("button", { name: "Remove access", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Remove the access of ${name}?` });
  await expect(dialog.getByText("2 API keys; 2 will be revoked")).toBeVisible();
  await expect(dialog.getByText("1 webhook whose secret the person knows: change the secret")).toBeVisible();
  await dialog.getByRole("button", { name: "Remove access", exact: true }).click();
  const left = page.getByRole("dialog", { name: `What ${name} still knows` });
  await expect(left.getByRole("link", { name: /hooks\.example\.com/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.goto("/demo/settings/api-keys");
  await expect(rowOf(page, `${name} admin`)).toContainText("Revoked");
  await expect(rowOf(page, `${name} admin`)).toContainText(`Made by ${name}`);
});

test("a role that is chosen before the page's scripts have come is the one that is asked about", async ({
  page,
}) => {
  const name = `Farid ${randomUUID().slice(0, 6)}`;
  await someoneWithKeys(name);
  await signInByForm(page, "owner");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/demo/settings/members", { waitUntil: "commit" });
  await rowOf(page, name).getByRole("combobox").selectOption("support");
  release();
  const role = page.getByRole("dialog", { name: `Change the role of ${name}?` });
  await expect(role.getByText("2 API keys; 1 will be revoked")).toBeVisible();
});
