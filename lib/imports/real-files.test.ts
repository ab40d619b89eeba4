import { describe, expect, it } from "vitest";
import { inspectFile } from "@/lib/imports/inspect-file";
import { seenOf } from "@/lib/imports/reading/see-bytes";
import { readPeople } from "@/lib/testing/read-people";

/** People as "60123456789 Name", and how many rows were left out. */
async function read(file: Buffer | string) {
  const { people, rejected } = await readPeople(file);
  const named = people.map((one) => [one.phone, one.firstName, one.lastName].filter(Boolean).join(" "));
  return [named, rejected.length] as const;
}

const ALI = "60123456789 Ali";
const SITI = "60198765432 Siti";

describe("exports of other programs", () => {
  it.each([
    [
      "a till's report with thousands cut by dots",
      "Laporan Pelanggan;;;\nTarikh: 01/11/2026 - 30/11/2026;;;\nNo.;Nama Pelanggan;No. Telefon;Jumlah (RM)\n1;Ali;0123456789;1.250,50\n2;Siti;019-8765432;12,00\n",
      [ALI, SITI],
    ],
    [
      "Google Contacts",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAli,,,* myContacts,* Home,ali@example.com,Mobile,+60 12-345 6789\n",
      [ALI],
    ],
    [
      "Outlook, with the office before the mobile",
      "First Name,Last Name,Business Phone,Home Phone,Mobile Phone\nAli,,03-2141 1234,,012-345 6789\nSiti,,03-2141 1235,,019-876 5432\n",
      [ALI, SITI],
    ],
    [
      "orders of a marketplace: who receives is the name",
      "Order ID,Order Status,Tracking Number*,Username (Buyer),Receiver Name,Phone Number,Town\n24112ABC1,Completed,SPXMY012345678901,ali88,Ali,60123456789,Ipoh\n24112ABC2,Cancelled,,siti99,Siti,60198765432,Ipoh\n",
      [ALI, SITI],
    ],
    [
      "orders with a phone of the bill too",
      "orderItemId;createTime;customerName;shippingName;shippingPhone;billingPhone\n123456789012345;28 Nov 2026 10:11;Ali;Ali;60123456789;60123456789\n",
      [ALI],
    ],
    [
      "members of a group",
      "Country Code,Phone Number,Saved Name,Public Display Name,Is Admin\n60,123456789,Ali,~Ali,false\n60,198765432,Siti,~S,true\n",
      [ALI, SITI],
    ],
    [
      "answers to a form, whose question has an example",
      "Timestamp,Nama,Nombor Telefon Anda (cth: 0123456789)\n28/11/2026 10:11:12,Ali,0123456789\n28/11/2026 10:12:12,Siti,0198765432\n",
      [ALI, SITI],
    ],
    ["a bare Customer", "Customer,Contact Number\nAli,0123456789\n", [ALI]],
    ["an explained heading", "Nama Penuh (seperti dalam IC),No. Tel (Bimbit)\nAli,0123456789\n", [ALI]],
    [
      "headings in two languages, one below the other",
      "Name,Phone No,City\nNama,No Telefon,Bandar\nAli,0123456789,Ipoh\nSiti,0198765432,Klang\n",
      [ALI, SITI],
    ],
    ["headings of two lines", '"Nama\nPelanggan","No.\nTelefon"\nAli,0123456789\n', [ALI]],
    ["traditional Chinese", "客戶姓名,聯絡電話,備註\nAli,012-345 6789,VIP\n", [ALI]],
    ["Tamil", "பெயர்,தொலைபேசி எண்\nAli,012-345 6789\n", [ALI]],
    ["Arabic with its own digits", "الاسم,رقم الهاتف\nAli,٠١٢٣٤٥٦٧٨٩\nSiti,۰۱۹۸۷۶۵۴۳۲\n", [ALI, SITI]],
    ["apostrophes around every cell", "Name,Phone\n'Ali','0123456789'\n'Siti','0198765432'\n", [ALI, SITI]],
    ["spaces before quotation marks", '"Name", "Phone"\n"Ali", "0123456789"\n', [ALI]],
    [
      "a title beside the name",
      "Title,Name,Mobile\nEncik,Ali,0123456789\nPuan,Siti,0198765432\n",
      [ALI, SITI],
    ],
    ["sums at the end", "Name,Phone\nAli,0123456789\nSiti,0198765432\n\nTotal records: 2,\n", [ALI, SITI]],
    ["a count below the phones", "Nama,Tel\nAli,0123456789\nSiti,0198765432\nJUMLAH,2\n", [ALI, SITI]],
    [
      "a phone bill",
      "Date,Time,Called Number,Amount\n01/11/2026,10:11:12,0123456789,0.15\n",
      ["60123456789"],
    ],
  ])("%s", async (_, file, people) => expect(await read(file)).toEqual([people, 0]));
});

describe("a cell with one number and something around it", () => {
  it.each([
    "0123456789 (Ali)",
    "012-345 6789 - Ali",
    "Ali(0123456789)",
    "(HP) 0123456789",
    "📱 0123456789",
    "电话：0123456789",
    "wasap 012 345 6789",
    "+60 (0)12-345 6789",
    "00 60 12 345 6789",
    "60123456789.0",
    "60123456789.00",
    '"60,123,456,789"',
    "60.123.456.789",
    "1. 0123456789",
    "2) +60123456789",
  ])("%j is that number", async (cell) => {
    expect((await readPeople(`Name,Phone\nAli,${cell}\n`)).people).toMatchObject([{ phone: "60123456789" }]);
  });

  it.each([
    "012-345 6789 ext 12",
    "012-345 6789 / 019…",
    "INV-0123456789",
    "Ref#0123456789",
    "A0123456789",
    "01234567**",
    "012345678X9",
    "Order 0123456789",
    "IC 0123456789",
    "0123456789.5",
    "6,012,345,678.9",
    "0116012-3456789",
    "0123456786 (wife) 0198765433",
    "6.01235E+10",
  ])("%j is left out", async (cell) => {
    expect((await readPeople(`Name,Phone\nAli,${cell}\n`)).people).toEqual([]);
  });
});

describe("a text that is no table", () => {
  const three = ["60123456789", "60198765432", "60171234567"];
  it.each([
    ["commas", "0123456789, 0198765432, 0171234567"],
    ["commas and spaces", "0123456789, 0198765432 0171234567"],
    ["spaces", "0123456789 0198765432 0171234567\n"],
    ["tabs", "012-345 6789\t019-876 5432\t017-123 4567\n"],
    ["semicolons, on two lines", "0123456789; 0198765432;\n0171234567;\n"],
    ["Chinese commas", "0123456789，0198765432、0171234567"],
    ["one a line, with their places", "1. 0123456789\n2. 0198765432\n3. 0171234567\n"],
  ])("numbers in one line are so many people: %s", async (_, text) =>
    expect(await read(text)).toEqual([three, 0]),
  );

  it("a hundred of them, one mistyped, are ninety-nine people and one row to mend", async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => `01234567${String(index).padStart(2, "0")}`);
    numbers[40] = "01234567";
    const { people, rejected, found } = await readPeople(numbers.join(", "));
    expect(people).toHaveLength(99);
    expect(rejected).toMatchObject([{ row: 41, reason: "too_short" }]);
    expect(found.reading.listing).toBe("numbers");
  });

  it.each([
    ["Ali 0123456789\nSiti 019-876 5432\n"],
    ["Ali - 0123456789\nSiti - 0198765432"],
    ["Ali: 0123456789\n\nSiti: 0198765432\n"],
    ["1. Ali 0123456789\n2. Siti 0198765432\n"],
    ["0123456789 Ali\n0198765432 Siti\n"],
    ["Ali (0123456789)\nSiti (0198765432)\n"],
  ])("a name and a number a line: %j", async (text) => expect(await read(text)).toEqual([[ALI, SITI], 0]));

  it.each([
    ["a second column that is no mobile", "0123456789,0321411234\n0198765432,0321411235\n"],
    ["an amount", "0123456789,12.50\n0198765432,8.00\n"],
    ["an identity card", "0123456789,900101145678\n0198765432,880515101234\n"],
    ["names", "Ali,0123456789\nSiti,0198765432\n"],
    ["a header", "Phone,WhatsApp\n0123456789,0198765432\n"],
    ["one number a line", "0123456789\n0198765432\n"],
  ])("is a table with %s", async (_, file) =>
    expect((await readPeople(file)).found.reading.listing).toBeNull(),
  );

  it("is a table as soon as somebody says how it is cut", async () => {
    const seen = seenOf(Buffer.from("0123456789,0198765432\n"));
    const found = await inspectFile(seen, { country: "MY", delimiter: "," });
    expect([found.reading.listing, found.columns.length]).toEqual([null, 2]);
  });
});
