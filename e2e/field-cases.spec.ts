import type { Page } from "@playwright/test";
import iconv from "iconv-lite";
import { readablePhone } from "@/lib/core/readable-phone";
import { workbookOf } from "@/lib/testing/make-workbook";
import { saved } from "./support/compose";
import { freshNumbers, freshSingaporeNumber, mark } from "./support/fresh";
import {
  check,
  column,
  counts,
  drop,
  expectPeople,
  local,
  newList,
  paste,
  runImport,
  upload,
} from "./support/import-file";
import { signIn } from "./support/sign-in";
import { simulator } from "./support/simulator";
import { expect, test } from "./support/test";

/** What real people's files and texts did to software like ours, tried as a person tries it. */

interface FileCase {
  name: string;
  file: Buffer | string;
  /** The column that is taken for the phone, and a name that is read in it. */
  phone?: string;
  shows?: [column: string, cell: string][];
  says?: RegExp;
  /** New people, and rows that are left out. */
  people: [number, number];
}

async function tryFiles(page: Page, cases: FileCase[]): Promise<void> {
  for (const { name, file, phone = "phone", shows = [], says, people } of cases)
    await test.step(name, async () => {
      await upload(page, name, file);
      await expect(page.getByLabel(`What ${phone} is`, { exact: true })).toHaveValue("phone");
      for (const [heading, cell] of shows)
        await expect(column(page, heading).getByText(cell, { exact: true })).toBeVisible();
      if (says) await expect(page.getByText(says)).toBeVisible();
      expect(await check(page)).toEqual(people);
      await drop(page);
    });
}

test("files that other programs wrote are read as people mean them (FC-01, 04, 06, 07, 09, 10, 15, 25, 27, 29, 34)", async ({
  page,
}) => {
  const phones = freshNumbers(5);
  const [a, b, c, d, e] = phones.map(local) as [string, string, string, string, string];
  const quotes = `name,phone\n"Ali,${a}\nSiti,${b}\n"Abu,${c}\nMei,${d}\nRaj,${e}\n`;
  const wide = ["First Name", "Mobile Phone", ...Array.from({ length: 89 }, (_, n) => `Field ${n}`)];
  await signIn(page, "marketer");
  await newList(page, "Field cases");
  await tryFiles(page, [
    {
      name: "identity-card.csv",
      file: `Bil,Nama,No KP,Contact\n1,Aminah,900101-14-5678,${a}\n2,Tan,880515-10-1234,${b}\n`,
      phone: "Contact",
      people: [2, 0],
    },
    {
      name: "outlook.csv",
      file: `${wide.join(",")}\nMei,${a}${",".repeat(89)}\n`,
      phone: "Mobile Phone",
      says: /89 more columns have nothing in the first rows/,
      people: [1, 0],
    },
    {
      name: "gbk.csv",
      file: iconv.encode(`姓名,手机,城市\n陈美玲,${a},怡保\n王小明,${b},芙蓉\n`, "gb18030"),
      phone: "手机",
      shows: [["姓名", "陈美玲"]],
      says: /We read it as Simplified Chinese/,
      people: [2, 0],
    },
    {
      name: "big5.csv",
      file: iconv.encode(`姓名,電話\n陳美玲,${a}\n許功蓋,${b}\n`, "big5"),
      phone: "電話",
      shows: [["姓名", "許功蓋"]],
      says: /We read it as Traditional Chinese/,
      people: [2, 0],
    },
    {
      name: "sep.csv",
      file: `"sep=;"\r\nnama;telefon;jumlah\r\nAli;${a};12,50\r\nSiti;${b};8,00\r\n`,
      phone: "telefon",
      shows: [["jumlah", "12,50"]],
      people: [2, 0],
    },
    { name: "blank-row.csv", file: `,\nname,phone\nAli,${a}\n`, shows: [["name", "Ali"]], people: [1, 0] },
    {
      name: "guarded.csv",
      file: `name,phone\nAli,="${a}"\nSiti,"=""${b}"""\nBala,\x1f${c}\nMei,\t${d}\n`,
      people: [4, 0],
    },
    {
      name: "title-rows.csv",
      file: `Senarai pelanggan Kedai Melati\r\nDicetak 28/11/2026\r\n\r\nnama;telefon\r\nAli;${a}\r\nSiti;${b}\r\n`,
      phone: "telefon",
      says: /2 rows above the names of the columns/,
      people: [2, 0],
    },
    {
      name: "decomposed.csv",
      file: `name,phone\nRene\u0301e,${a}\n`,
      shows: [["name", "Ren\u00e9e"]],
      people: [1, 0],
    },
    {
      name: "unseen.csv",
      file: `name,phone\nAli,${a.replace(" ", "\ufe0d ")}\nSiti,\u061c${b}\u3164\nMei,tel:${c}\n`,
      people: [3, 0],
    },
    {
      name: "put-together.csv",
      file: `\ufeff"phone","name"\r\n"${a}","Ali"\r\n\ufeff"${b}","Siti"\r\n\ufeff"phone","name"\r\n"${c}","Mei"\r\n`,
      people: [3, 0],
    },
  ]);
  await upload(page, "quotes.csv", quotes);
  await expect(page.getByText(/quotation mark is opened and not closed in rows 2, 4/)).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([5, 0, 0, 0]);
  const [ali, siti, abu, mei, raj] = phones as [string, string, string, string, string];
  await expectPeople(page, { Ali: ali, Siti: siti, Abu: abu, Mei: mei, Raj: raj });
});

const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const row = (at: number, cells: string, more = "") => `<row r="${at}"${more}>${cells}</row>`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const FORMATS = [0, 14, 2, 9].map((format) => `<xf numFmtId="${format}"/>`).join("");
const styles = `<styleSheet xmlns="${MAIN}"><cellXfs>${FORMATS}</cellXfs></styleSheet>`;

test("workbooks are read as the sheet shows them, other files are named, and cards are people (FC-11, 13, 30, 32)", async ({
  page,
}) => {
  const [a, b, c] = freshNumbers(3) as [string, string, string];
  await signIn(page, "marketer");
  await newList(page, "Field workbooks");
  await tryFiles(page, [
    {
      name: "date.xlsx",
      file: workbookOf({
        styles,
        rows: row(1, text("A1", "phone")) + row(2, number("A2", a, 1)) + row(3, number("A3", b)),
      }),
      people: [2, 0],
    },
    {
      name: "money.xlsx",
      file: workbookOf({
        styles,
        rows:
          row(1, text("A1", "phone") + text("B1", "bill") + text("C1", "share")) +
          row(2, number("A2", a) + number("B2", "12.5", 2) + number("C2", "0.15", 3)) +
          row(3, number("A3", b) + number("B3", "0.30000000000000004", 2)),
      }),
      shows: [
        ["bill", "12.50"],
        ["bill", "0.30"],
        ["share", "15%"],
      ],
      people: [2, 0],
    },
  ]);

  await test.step("hidden.xlsx", async () => {
    const rows =
      row(1, text("A1", "phone")) +
      row(2, number("A2", a)) +
      row(3, number("A3", b), ' hidden="1"') +
      row(4, number("A4", c), ' hidden="1"');
    await upload(page, "hidden.xlsx", workbookOf({ rows }));
    await expect(page.getByText("2 rows are hidden in this sheet. Hidden rows are left out.")).toBeVisible();
    expect(await check(page)).toEqual([1, 0]);
    await page.getByRole("button", { name: "Import hidden rows too" }).click();
    await expect(page.getByText("and will be imported too")).toBeVisible();
    expect(await check(page)).toEqual([3, 0]);
    await drop(page);
  });

  await test.step("tabs under the name of a workbook", async () => {
    await upload(page, "report.xls", `name\tphone\nAli\t${local(a)}\n`);
    expect(await check(page)).toEqual([1, 0]);
    await drop(page);
  });

  await test.step("files that are no table", async () => {
    const webPage = "<html><body><table><tr><th>Name</th></tr></table></body></html>";
    await upload(page, "export.xls", webPage);
    await expect(page.getByText("This is a web page, even if its name says Excel.")).toBeVisible();
    const workbook = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`;
    await upload(page, "old.xls", workbook);
    await expect(page.getByText("This is an older Excel file in XML")).toBeVisible();
  });

  await upload(
    page,
    "contacts.vcf",
    `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Tan;Mei;;;\r\nTEL;type=CELL:+${a}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Siti\r\nitem1.TEL:${local(b)}\r\nEND:VCARD\r\n`,
  );
  await runImport(page);
  expect(await counts(page)).toEqual([2, 0, 0, 0]);
  await expectPeople(page, { "Mei Tan": a, Siti: b });
});

test("several numbers in a cell are a person's choice, and numbers in one line are so many people", async ({
  page,
}) => {
  const phones = freshNumbers(6) as [string, string, string, string, string, string];
  const [a, b, c, d, e] = phones.map(local) as typeof phones;
  await signIn(page, "marketer");
  await newList(page, "Several phones");
  await upload(page, "several.csv", `name,phone\nAli,${a} / ${b}\nSiti,${c}\n`);
  expect(await check(page)).toEqual([1, 1]);
  await expect(page.getByText("There are several numbers in this cell.")).toBeVisible();
  const several = page.getByLabel("Several numbers in one cell");
  await several.selectOption({ label: "Take the first one that can be texted" });
  expect(await check(page)).toEqual([2, 0]);
  await several.selectOption({ label: "Make each a person" });
  expect(await check(page)).toEqual([3, 0]);
  await drop(page);

  await paste(page, `Aminah ${d}\n2. Tan - ${e}\n`);
  await expect(page.getByText("Each line is a name and a number.")).toBeVisible();
  expect(await check(page)).toEqual([2, 0]);
  await drop(page);

  await paste(page, `0${d.slice(1)}, 0${phones[4].slice(2)} 0${phones[5].slice(2)}`);
  await expect(page.getByText("This is a list of numbers: each of them is one person.")).toBeVisible();
  await runImport(page);
  expect(await counts(page)).toEqual([3, 0, 0, 0]);
  await page.getByRole("link", { name: "Go to the list" }).click();
  await expect(page.getByText("3 people", { exact: true })).toBeVisible();
  for (const phone of phones.slice(3))
    await expect(page.getByRole("link").filter({ hasText: readablePhone(phone) })).toBeVisible();
});

test("the composer names what would go wrong in a text, and mends it at a press (FC-21, 23)", async ({
  page,
}) => {
  await signIn(page, "marketer");
  await page.goto("/demo/campaigns/new");
  await page.getByLabel("Name", { exact: true }).fill(`Field texts ${mark()}`);
  await page.getByLabel("Numbers").fill(freshNumbers(1)[0] as string);
  const box = page.getByLabel("Text", { exact: true });

  const fields: [string, RegExp, string][] = [
    ["RM0 Canang: Hi {{first_name}}", /There is no merge field “first_name”/, "RM0 Canang: Hi {{firstName}}"],
    [
      "RM0 Canang: Hi {firstName}",
      /“{firstName}” looks like a merge field of/,
      "RM0 Canang: Hi {{firstName}}",
    ],
    ["RM0 Canang: Hi #NAME#", /“#NAME#” looks like a merge field of/, "RM0 Canang: Hi {{firstName}}"],
  ];
  for (const [written, says, corrected] of fields)
    await test.step(written, async () => {
      await box.fill(written);
      await expect(page.getByText(says)).toBeVisible();
      await page.getByRole("button", { name: "Write {{firstName}}" }).click();
      await expect(box).toHaveValue(corrected);
      await expect(page.getByText(says)).toHaveCount(0);
    });

  const malaysia = page.getByRole("heading", { name: "Malaysian numbers" }).locator("..");
  const clean = malaysia.getByText("No link, call-back number or request for personal data was found.");
  for (const sentence of [
    "Jualan 01-12-2026 hingga 07-12-2026",
    "buka 08.30-17.30",
    "0900-1700 setiap hari",
    "pesanan 0012345678 siap",
    "harga 1.200.50",
  ])
    await test.step(sentence, async () => {
      await box.fill(`RM0 Canang: ${sentence}`);
      await expect(clean).toBeVisible();
    });
  const found: [string, string][] = [
    ["hubungi 03-2141 1234", "Numbers to call back are not allowed in texts to Malaysia: “03-2141 1234”."],
    ["WhatsApp 012.345.6789", "Numbers to call back are not allowed in texts to Malaysia: “012.345.6789”."],
    ["klik kedai.my/jualan", "Links are not allowed in texts to Malaysia: “kedai.my/jualan”."],
  ];
  for (const [sentence, says] of found)
    await test.step(sentence, async () => {
      await box.fill(`RM0 Canang: ${sentence}`);
      await expect(malaysia.getByText(says)).toBeVisible();
    });

  await box.fill("RM0 Canang: Jualan hebat 🎉 – hari ini");
  await expect(page.getByText("2 characters make this a Unicode message")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove 🎉" })).toBeVisible();
  await page.getByRole("button", { name: "Replace or remove all 2" }).click();
  await expect(page.getByText("this a Unicode message")).toHaveCount(0);
  await expect(box).toHaveValue(/^RM0 Canang: Jualan hebat\s+- hari ini$/);
  await saved(page);
});

test("a card's number with (0) is dialled without it, and tunes of the net are read or named (FC-37, 39)", async ({
  page,
}) => {
  await signIn(page, "marketer");
  await page.goto("/demo/campaigns/new");
  await page.getByLabel("Name", { exact: true }).fill(`Field octets ${mark()}`);
  await page.getByLabel("Numbers").fill(freshSingaporeNumber());
  await page.getByRole("button", { name: "Other kinds" }).click();
  await page.getByRole("radio", { name: /^Binary/ }).check();
  await page.getByLabel("First name").fill("Siti");
  await page.getByLabel("Mobile", { exact: false }).fill("+60 (0)12-345 6789");
  await expect(page.getByText("76 of 140 bytes").first()).toBeVisible();

  await page.getByLabel("What do you want to send?").selectOption("ringtone");
  const tune = page.getByRole("textbox", { name: /tune|RTTTL/i });
  for (const good of ["A:o=4,b=125,d=8:c,d,e", "B:d=4,o=5,b=140:2c.6,2c6.,8p", "C:d=4,o=5,b=140:2.b4,4c"])
    await test.step(good, async () => {
      await tune.fill(good);
      await expect(page.getByText(new RegExp(`“${good[0]}”: \\d+ notes at about`))).toBeVisible();
    });
  for (const [bad, says] of [
    ["D:d=4,o=5,b=100:c8", "“c8”, is too low or too high: phones play octaves 4 to 7"],
    ["E:d=4,o=3,b=63:c", "“o=3” cannot be read"],
  ] as const)
    await test.step(bad, async () => {
      await tune.fill(bad);
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByText(/at about \d+ beats a minute/)).toHaveCount(0);
    });
});

test("a balance that can be read in two ways stays unknown until a person says which; a bare % in our URL costs no report (FC-03)", async ({
  page,
}) => {
  const own = mark();
  const login = { username: `balance-${own}`, password: "e2e-balance-pw" };
  const label = `Balance ${own}`;
  const answers = (body: string) =>
    simulator.script({
      rules: [{ match: { page: "creditsLeft", account: login.username }, action: { body } }],
    });
  await simulator.account({ ...login, credits: 900 });
  await answers("0,1000");
  await signIn(page, "admin");
  await page.goto("/demo/settings/gateway-accounts");
  await page.getByRole("button", { name: "Connect an account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(label);
  await dialog.getByLabel("Gateway address").fill(`${process.env.E2E_SIMULATOR_URL}/websmsapi/`);
  await dialog.getByLabel("Username").fill(login.username);
  await dialog.getByLabel("Password").fill(login.password);
  await dialog.getByRole("button", { name: "Test this login" }).click();
  await expect(dialog.getByText("It works. 1,000 credits left.", { exact: false })).toBeVisible();

  await answers("100,900");
  await dialog.getByRole("button", { name: "Test this login" }).click();
  await expect(dialog.getByText("its balance can be read in two ways")).toBeVisible();
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await page.waitForURL(/settings\/callbacks\?account=/);
  const url = await page
    .getByRole("group", { name: "Delivery Status API URL" })
    .getByRole("code")
    .textContent();
  const report = await page.request.get(`${url}?u=kedai&p=50%off&MsgId=fc-${own}&Status=6&Sender=Caf%E9`);
  expect(report.status()).toBe(200);
  await expect(
    page.getByRole("table", { name: "Last calls" }).getByText("No message has this id yet."),
  ).toBeVisible();
  await page.goto("/demo/settings/gateway-accounts");
  const card = page.getByRole("region", { name: label });
  await expect(card.getByText("not known yet").first()).toBeVisible();
  await card.getByRole("button", { name: "Test" }).click();
  await expect(card.getByText("its balance can be read in two ways")).toBeVisible();
  await expect(card.getByText("100,900", { exact: true })).toBeVisible();
  await expect(card.getByRole("button", { name: "100,900 left" })).toBeVisible();
  await card.getByRole("button", { name: "100 used, 900 left" }).click();
  await expect(card.getByText("900", { exact: true })).toBeVisible();
  await expect(card.getByText("its balance can be read in two ways")).toHaveCount(0);
  await card.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(card).toHaveCount(0);
  await simulator.clearScript();
});
