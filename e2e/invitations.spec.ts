import type { Browser, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, rulesOf } from "./support/expect-accessible";
import { mark } from "./support/fresh";
import { runCli } from "./support/run-cli";
import { setTheme } from "./support/set-theme";
import { signInByForm } from "./support/sign-in";
import { expect, test, watchContext } from "./support/test";

const PASSWORD = "herons wade at low tide";

/** Both themes, and narrow: the page is as it is, only looked at. */
async function lookAt(page: Page, what: string): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page, `${what}, ${theme}`, rulesOf(theme));
  }
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, what);
  if (before) await page.setViewportSize(before);
}

async function personWithout(browser: Browser, problems: string[]): Promise<Page> {
  const context = await browser.newContext();
  await watchContext(context, problems);
  return context.newPage();
}

async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await fillIn(page, email);
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole("button", { name: "Invite a person" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Nur Aisyah");
  await form.getByLabel("Email").fill(email);
  await form.getByRole("button", { name: "Invite a person" }).click();
  const link = page.getByRole("dialog").locator("code");
  await expect(link).toContainText("/invitations/");
  const shown = (await link.textContent()) ?? "";
  await page.getByRole("button", { name: "Done" }).click();
  return shown;
}

test("a person is invited, chooses a password by the link, and joins another workspace from their own list", async ({
  page,
  browser,
  problems,
}) => {
  const own = mark();
  const email = `aisyah-${own}@example.com`;
  const other = `other-${own}`;
  const made = [
    "--name",
    "Toko Sebelah",
    "--slug",
    other,
    "--owner-email",
    `boss-${own}@example.com`,
    "--owner-name",
    "Boss",
  ];
  await runCli(["workspace:create", ...made], PASSWORD);
  const known = `known-${own}@example.com`;
  await runCli(
    ["member:add", "--workspace", "demo", "--email", known, "--name", "Known", "--role", "support"],
    PASSWORD,
  );

  await signInByForm(page, "owner");
  await page.goto("/demo/settings/members");
  const first = await invite(page, email);
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("Aminah Osman");
  await lookAt(page, "the members with an open invitation");
  await row.getByRole("combobox").selectOption("support");
  await page.getByRole("button", { name: "Change role" }).click();
  const link = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "Done" }).click();
  expect(link).not.toBe(first);

  const person = await personWithout(browser, problems);
  await person.goto(first);
  await expect(person.getByRole("heading", { name: "This invitation is no longer open" })).toBeVisible();
  await person.goto(link);
  await expect(person.getByRole("heading", { name: "Join Kedai Runcit Canang" })).toBeVisible();
  await lookAt(person, "an invitation without a login");
  await person.getByLabel("Your name").fill("Nur Aisyah binti Ali");
  await person.getByLabel("Choose a password").fill("short");
  await person.getByRole("button", { name: "Accept and set password" }).click();
  await expect(person.getByText("at least 15 characters. A few unrelated words work well")).toBeVisible();
  await expect(person.getByLabel("Your name")).toHaveValue("Nur Aisyah binti Ali");
  await person.getByLabel("Choose a password").fill(PASSWORD);
  await person.getByRole("button", { name: "Accept and set password" }).click();
  await person.waitForURL(/\/sign-in/);
  await fillIn(person, email);
  await person.waitForURL((url) => url.pathname === "/demo");

  const boss = await personWithout(browser, problems);
  await signInAs(boss, `boss-${own}@example.com`);
  await boss.waitForURL((url) => url.pathname === `/${other}`);
  await boss.goto(`/${other}/settings/members`);
  const pasted = await invite(boss, email);
  await invite(boss, known);

  // Nobody has proved this address: the list leads to the link.
  await person.goto("/");
  await expect(person.getByText("Toko Sebelah")).toBeVisible();
  await lookAt(person, "an invitation that only its link opens");
  await person.getByLabel("Link of the invitation").fill("https://example.com/");
  await person.getByRole("button", { name: "Open" }).click();
  await expect(person.getByText("This is no link of an invitation")).toBeVisible();
  await person.getByLabel("Link of the invitation").fill(pasted);
  await person.getByRole("button", { name: "Open" }).click();
  await lookAt(person, "an invitation to somebody who is signed in");
  await person.getByRole("button", { name: "Accept" }).click();
  await person.waitForURL((url) => url.pathname === `/${other}`);

  // The operator made this login: the list itself is enough.
  const proven = await personWithout(browser, problems);
  await signInAs(proven, known);
  await expect(proven.getByText("Boss invites you as Marketer.")).toBeVisible();
  await lookAt(proven, "the list after sign-in");
  await proven.goto("/demo/settings/security");
  await proven.getByRole("button", { name: "Decline: Toko Sebelah" }).click();
  await proven.waitForURL((url) => url.pathname === "/demo");
});
