import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { queryDatabase } from "./query-database";
import { watchContext } from "./test";

export const PASSWORD = "gong-calls-the-village";

export const ROLES = ["owner", "admin", "marketer", "reseller", "support"] as const;

export type Role = (typeof ROLES)[number];

const HOURS_12 = 12 * 60 * 60;

const DEMO = "demo.canang";

/**
 * As somebody who has just signed in; ends on the overview of the demo workspace, or of another
 * that has people. The session is put where the form puts it: what the form itself does is held by
 * the tests that go through it.
 */
export async function signIn(page: Page, role: Role, slug = "demo"): Promise<void> {
  const agent = await page.evaluate(() => navigator.userAgent);
  const [session] = await queryDatabase<{ id: string; user_id: string }>(
    `INSERT INTO session (user_id, expires_at, ip, user_agent)
     SELECT id, now() + make_interval(secs => $2), '127.0.0.1', $3 FROM "user" WHERE email = $1
     RETURNING id, user_id`,
    [`${role}@${slug === "demo" ? DEMO : slug}.example`, HOURS_12, agent],
  );
  const token = await encode({
    token: { sub: session?.user_id ?? "", sid: session?.id ?? "" },
    secret: readFileSync(path.join(process.env.E2E_DATA_DIR ?? "", "nextauth-secret"), "utf8").trim(),
    maxAge: HOURS_12,
  });
  const cookie = { name: "canang-session", value: token, httpOnly: true, sameSite: "Lax" as const };
  await page.context().addCookies([{ ...cookie, url: process.env.E2E_BASE_URL ?? "" }]);
  await page.goto(`/${slug}`);
}

/** Through the form, as a person does; ends on the demo workspace's overview. */
export async function signInByForm(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn(page, role);
  await page.waitForURL((url) => url.pathname === "/demo");
}

/**
 * Somebody else at a browser of their own, signed in; what their pages break goes to `problems`.
 */
export async function openAs(browser: Browser, role: Role, problems: string[], slug?: string): Promise<Page> {
  const context = await browser.newContext();
  await watchContext(context, problems);
  const page = await context.newPage();
  await signIn(page, role, slug);
  return page;
}

/** The form alone, wherever it stands. */
export async function fillSignIn(page: Page, role: Role): Promise<void> {
  await page.getByLabel("Email").fill(`${role}@demo.canang.example`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}
