import type { Browser, Page } from "@playwright/test";
import { watchContext } from "./test";

export const PASSWORD = "gong-calls-the-village";

export const ROLES = ["owner", "admin", "marketer", "reseller", "support"] as const;

export type Role = (typeof ROLES)[number];

/** Through the form, as a person does; ends on the demo workspace's overview. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, role);
  await page.waitForURL((url) => url.pathname === "/demo");
}

/**
 * Somebody else at a browser of their own, signed in; what their pages break goes to `problems`.
 */
export async function openAs(browser: Browser, role: Role, problems: string[]): Promise<Page> {
  const context = await browser.newContext();
  await watchContext(context, problems);
  const page = await context.newPage();
  await signIn(page, role);
  return page;
}

/** The form alone, wherever it stands. */
export async function fillSignIn(page: Page, role: Role): Promise<void> {
  await page.getByLabel("Email").fill(`${role}@demo.canang.example`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}
