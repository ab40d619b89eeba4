import { expect, type Locator, type Page } from "@playwright/test";
import { mark } from "./fresh";

/** As people here write it: 012-345 6789. */
export const local = (phone: string) => `0${phone.slice(2, 4)}-${phone.slice(4, 7)} ${phone.slice(7)}`;

/** What is said of a column, and its first cells. */
export const column = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByLabel(`What ${name} is`, { exact: true }) });

/** A new list, and the page on which a file is taken into it. */
export async function newList(page: Page, name: string): Promise<void> {
  await page.goto("/demo/lists");
  await page.getByRole("button", { name: "New list" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(`${name} ${mark()}`);
  await page.getByRole("button", { name: "Create the list" }).click();
  await page.getByRole("link", { name: "Import a file" }).first().click();
}

export async function upload(page: Page, name: string, file: Buffer | string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(file as Buffer) });
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel("Or paste rows").fill(text);
  await page.getByRole("button", { name: "Use the pasted rows" }).click();
}

/** How many would be new, and how many left out. */
export async function check(page: Page): Promise<number[]> {
  await page.getByRole("button", { name: "Check the file" }).click();
  const figures = page.getByRole("region", { name: "What this import will do" }).locator("dd");
  await expect(figures).toHaveCount(6);
  const [accepted, , , rejected] = await figures.allTextContents();
  return [Number(accepted), Number(rejected)];
}

/** Back to the choice of a file. */
export async function drop(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Drop this file" }).click();
  await expect(page.getByLabel("Or paste rows")).toBeVisible();
}

export async function runImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
}

/** New, updated, duplicates, left out. */
export async function counts(page: Page): Promise<number[]> {
  return (await page.locator("dl dd").allTextContents()).slice(0, 4).map(Number);
}

/** The list is exactly these people, each with their number. */
export async function expectPeople(page: Page, people: Record<string, string>): Promise<void> {
  await page.getByRole("link", { name: "Go to the list" }).click();
  await expect(page.getByText(`${Object.keys(people).length} people`).first()).toBeVisible();
  for (const [name, phone] of Object.entries(people)) {
    const link = page.getByRole("link").filter({ hasText: name }).first();
    await expect(link).toBeVisible();
    const digits = ((await link.textContent()) ?? "").replace(/\D/g, "");
    expect(digits, name).toContain(phone);
  }
}
