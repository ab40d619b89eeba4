import { makeWorkbook } from "@/lib/testing/make-workbook";
import { freshNumbers } from "./support/fresh";
import {
  column,
  counts,
  expectPeople,
  local,
  newList,
  paste,
  runImport,
  upload,
} from "./support/import-file";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";

test.beforeEach(({ page }) => signIn(page, "marketer"));

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
  await expect(column(page, "Phone").getByText(first, { exact: true })).toBeVisible();
  await expect(column(page, "Points").getByText("7.5", { exact: true })).toBeVisible();
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
  await paste(page, rows.map((row) => row.join("\t")).join("\n"));
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
  await expect(column(page, "catatan").getByText("a;b, c")).toBeVisible();
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
  await expect(column(page, "name").getByText("José Muñoz")).toBeVisible();
  await encoding.selectOption("utf-8");
  await expect(column(page, "name").getByText("José Muñoz")).toHaveCount(0);
  await expect(column(page, "name").getByText(/Jos\ufffd/)).toBeVisible();
  await encoding.selectOption("windows-1252");
  await expect(column(page, "name").getByText("José Muñoz")).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 0, 0]);
  await expectPeople(page, { "José Muñoz": first, Zoë: second });
});
