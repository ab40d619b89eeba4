import type { Page } from "@playwright/test";
import { makeWorkbook } from "@/lib/testing/make-workbook";
import { freshNumbers, mark } from "./support/fresh";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test.beforeEach(({ page }) => signIn(page, "marketer"));

/** As people here write it: 012-345 6789. */
const local = (phone: string) => `0${phone.slice(2, 4)}-${phone.slice(4, 7)} ${phone.slice(7)}`;
const cells = (page: Page, column: string) =>
  page.getByRole("listitem").filter({ has: page.getByLabel(`What ${column} is`, { exact: true }) });

test("an Excel workbook: numbers keep all their digits, and a shortened one is caught and can be put right", async ({
  page,
}) => {
  const [first, second, third] = freshNumbers(3) as [string, string, string];
  await newList(page, "Workbook");
  const rows = [
    ["Name", "Phone", "Points"],
    ["Siti & Co", Number(first), 12],
    ["陈美玲", local(second), 7.5],
    ["Farid", "6.01E+10", 3],
  ];
  await upload(page, "people.xlsx", makeWorkbook(rows));
  await expect(page.getByLabel("What Phone is", { exact: true })).toHaveValue("phone");
  await expect(cells(page, "Phone").getByText(first, { exact: true })).toBeVisible();
  await expect(cells(page, "Points").getByText("7.5", { exact: true })).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 0, 1]);

  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "4", exact: true }) });
  await expect(row).toContainText("A spreadsheet shortened this number");
  const cell = row.getByLabel("Phone of row 4");
  await expect(cell).toHaveValue("6.01E+10");
  await cell.fill(local(third));
  await cell.press("Enter");
  await expect(row.getByRole("status")).toHaveText("Added");
  await expectPeople(page, { "Siti & Co": first, 陈美玲: second, Farid: third });
});

test("a table pasted from a spreadsheet is read like a file, and a repeated person counts once", async ({
  page,
}) => {
  const [first, second] = freshNumbers(2) as [string, string];
  await newList(page, "Pasted");
  const rows = [
    ["telefon", "nama"],
    [local(first), "Nurul"],
    [`+${second}`, "முருகன்"],
    [`+${first}`, "Nurul"],
    ["6.01E+10", "Tan"],
  ];
  await page.getByLabel("Or paste rows").fill(rows.map((row) => row.join("\t")).join("\n"));
  await page.getByRole("button", { name: "Use the pasted rows" }).click();
  await expect(page.getByLabel("Columns are split by")).toHaveValue("\t");
  await expect(page.getByLabel("What telefon is", { exact: true })).toHaveValue("phone");
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 1, 1]);
  await expect(
    page.getByRole("row").filter({ hasText: "A spreadsheet shortened this number" }),
  ).toBeVisible();
  await expectPeople(page, { Nurul: first, முருகன்: second });
});

test("a UTF-16 file with semicolons, as Excel saves it, is read by itself", async ({ page }) => {
  const [first, second] = freshNumbers(2) as [string, string];
  await newList(page, "UTF-16");
  const text = `nama;telefon;catatan\r\nأحمد;${local(first)};"a;b, c"\r\n美玲;${second};\r\n`;
  await upload(page, "people.csv", Buffer.from(`\ufeff${text}`, "utf16le"));
  await expect(page.getByLabel("Encoding")).toHaveValue("utf-16le");
  await expect(page.getByLabel("Columns are split by")).toHaveValue(";");
  await expect(page.getByText("This file is not Unicode")).toHaveCount(0);
  await expect(cells(page, "catatan").getByText("a;b, c")).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 0, 0]);
  await expectPeople(page, { أحمد: first, 美玲: second });
});

test("a Latin-1 file: the person is asked, may choose another encoding, and sees at once what that makes of the names", async ({
  page,
}) => {
  const [first, second] = freshNumbers(2) as [string, string];
  await newList(page, "Latin-1");
  await upload(
    page,
    "people.csv",
    Buffer.from(`name,phone\nJosé Muñoz,${local(first)}\nZoë,${local(second)}\n`, "latin1"),
  );
  await expect(page.getByText("This file is not Unicode. We read it as Western (Latin-1")).toBeVisible();
  const encoding = page.getByLabel("Encoding");
  await expect(encoding).toHaveValue("windows-1252");
  await expect(cells(page, "name").getByText("José Muñoz")).toBeVisible();
  await encoding.selectOption("utf-8");
  await expect(cells(page, "name").getByText("José Muñoz")).toHaveCount(0);
  await expect(cells(page, "name").getByText(/Jos\ufffd/)).toBeVisible();
  await encoding.selectOption("windows-1252");
  await expect(cells(page, "name").getByText("José Muñoz")).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 0, 0]);
  await expectPeople(page, { "José Muñoz": first, Zoë: second });
});

async function newList(page: Page, name: string): Promise<void> {
  await page.goto("/demo/lists");
  await page.getByRole("button", { name: "New list" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(`${name} ${mark()}`);
  await page.getByRole("button", { name: "Create the list" }).click();
  await page.getByRole("link", { name: "Import a file" }).first().click();
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function runImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
}

/** New, updated, duplicates, left out. */
async function counts(page: Page): Promise<number[]> {
  return (await page.locator("dl dd").allTextContents()).slice(0, 4).map(Number);
}

/** The list is exactly these people, each with their number. */
async function expectPeople(page: Page, people: Record<string, string>): Promise<void> {
  await page.getByRole("link", { name: "Go to the list" }).click();
  await expect(page.getByText(`${Object.keys(people).length} people`).first()).toBeVisible();
  for (const [name, phone] of Object.entries(people)) {
    const link = page.getByRole("link").filter({ hasText: name }).first();
    await expect(link).toBeVisible();
    const digits = ((await link.textContent()) ?? "").replace(/\D/g, "");
    expect(digits, name).toContain(phone);
  }
}
