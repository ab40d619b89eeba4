import { type Role, signInByForm } from "./support/sign-in";
import { expect, test } from "./support/test";

test("a wrong password is refused in plain words, and nobody is signed in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("marketer@demo.canang.example");
  await page.getByLabel("Password").fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.goto("/demo/campaigns");
  await expect(page).toHaveURL(/sign-in/);
});

const SEES: Record<Exclude<Role, "owner">, { may: string[]; mayNot: string[] }> = {
  marketer: {
    may: ["campaigns", "contacts", "lists", "templates"],
    mayNot: ["transfers", "settings/members"],
  },
  reseller: { may: ["transfers", "credit"], mayNot: ["campaigns", "contacts", "settings/members"] },
  support: {
    may: ["suppressions"],
    mayNot: ["campaigns", "contacts", "transfers", "settings/api-keys", "suppressions/import"],
  },
  admin: { may: ["campaigns", "transfers", "settings/members", "settings/gateway-accounts"], mayNot: [] },
};

for (const [role, { may, mayNot }] of Object.entries(SEES) as [Role, { may: string[]; mayNot: string[] }][]) {
  test(`Z-1, Z-2: the ${role} sees only what the role may`, async ({ page }) => {
    await signInByForm(page, role);
    for (const place of may) {
      const answer = await page.goto(`/demo/${place}`);
      expect([place, answer?.status()]).toEqual([place, 200]);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    for (const place of mayNot) {
      const answer = await page.goto(`/demo/${place}`);
      expect([place, answer?.status()]).toEqual([place, 404]);
    }
  });
}
