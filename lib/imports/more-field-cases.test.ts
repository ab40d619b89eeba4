import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readPeople } from "@/lib/testing/read-people";

const ALI = "60123456789 Ali";
const SITI = "60198765432 Siti";
const BOTH = [ALI, SITI];
const row = (...cells: string[]) => `${cells.join(",")}\n`;

/** People as "60123456789 Name", and how many rows were left out. */
async function read(file: Buffer | string): Promise<[people: string[], rejected: number]> {
  const { people, rejected } = await readPeople(file);
  return [people.map((one) => `${one.phone} ${one.firstName}`.trim()), rejected.length];
}

describe("tables as other programs leave them", () => {
  it.each([
    ["whole lines in quotation marks", '"name,phone"\n"Ali,0123456789"\n"Siti,0198765432"\n'],
    [
      "whole lines in them, and each cell once more",
      '"""name"",""phone"""\n"""Ali"",""0123456789"""\n"""Siti"",""0198765432"""\n',
    ],
    ["marks of a word processor", "“name”,“phone”\n“Ali”,“0123456789”\n“Siti”,“0198765432”\n"],
    ["a mark behind a number", 'name,phone\nAli,0123456789"\nSiti,0198765432\n'],
    ["spaces before commas", '"name" ,"phone"\n"Ali" ,"0123456789"\n"Siti" ,"0198765432"\n'],
    ["a backslash before a mark", 'name,phone,path\nAli,0123456789,"C:\\"\nSiti,0198765432,"D:\\"\n'],
    [
      "semicolons that a spreadsheet opened with commas",
      "nama;telefon,,\nAli;0123456789,,\nSiti;0198765432,,\n",
    ],
    ["line ends of three kinds", "name,phone\r\nAli,0123456789\nSiti,0198765432\r"],
    ["line ends the wrong way round", "name,phone\n\rAli,0123456789\n\rSiti,0198765432\n\r"],
    ["a page end before the header again", "name,phone\nAli,0123456789\n\fname,phone\nSiti,0198765432\n"],
    ["line ends of a cell", "name,phone\nAli\v,0123456789\nSiti,0198765432\v\n"],
    ["a delimiter first", ",name,phone\n,Ali,0123456789\n,Siti,0198765432\n"],
    ["NULs after numbers", "name,phone\nAli,0123456789\0\nSiti,0198765432\n"],
    ["lines under the headings", "name,phone\n----,-----\nAli,0123456789\nSiti,0198765432\n"],
    [
      "a table of Markdown",
      "| name | phone |\n|------|:-----:|\n| Ali | 0123456789 |\n| Siti | 0198765432 |\n",
    ],
    [
      "double lines above sums",
      "name,phone,rm\nAli,0123456789,5\nSiti,0198765432,6\n====,====,====\nTotal,,11\n",
    ],
    ["sums between", "name,phone,amt\nAli,0123456789,5\nSub Total,,5\nSiti,0198765432,7\nGrand Total,,12\n"],
    ["sums in the phone's column", "nama,telefon,rm\nAli,0123456789,5\nSiti,0198765432,7\n,JUMLAH,12.00\n"],
    ["sums with a colon", "姓名,电话,金额\nAli,0123456789,5\nSiti,0198765432,7\n合计：,,12\n"],
    ["a count in words", "nama,telefon\nAli,0123456789\nSiti,0198765432\nTotal: 2 customers,\n"],
    ["comments", "# exported 2026\n# by system\nname,phone\nAli,0123456789\nSiti,0198765432\n"],
    ["twelve notes first", `${"Nota: sulit\n".repeat(12)}Nama,Telefon\nAli,0123456789\nSiti,0198765432\n`],
    [
      "groups above the headings",
      "Pelanggan,,Hubungan,\nNama,Bandar,Telefon,Emel\nAli,Ipoh,0123456789,a@b.co\nSiti,Klang,0198765432,\n",
    ],
    ["a row of units", "Nama,Telefon,Berat\n,,(kg)\nAli,0123456789,5\nSiti,0198765432,6\n"],
    [
      "sep= with a mark of its encoding",
      "\ufeffsep=,\r\nname,phone\r\nAli,0123456789\r\nSiti,0198765432\r\n",
    ],
  ])("%s", async (_, file) => expect(await read(file)).toEqual([BOTH, 0]));

  it.each([
    ["rows of towns", "Nama,Telefon\nIpoh,\nAli,0123456789\nKlang,\nSiti,0198765432\n", 2],
    ["feet of pages", "Nama,Telefon\nAli,0123456789\nMuka surat 1 daripada 2,\nSiti,0198765432\n", 1],
    ["a remark of a database", "name,phone\nAli,0123456789\nSiti,0198765432\n\n(2 rows affected)\n", 1],
  ])("%s are left out and shown", async (_, file, rejected) =>
    expect(await read(file)).toEqual([BOTH, rejected]),
  );

  it("a cell in quotation marks alone is one cell where the others are", async () => {
    const { people } = await readPeople('name,note,phone\n"Ali","a, b","0123456789"\n"Siti, x"\n');
    expect(people[0]?.fields).toEqual({ note: "a, b" });
  });
});

describe("encodings", () => {
  const utf16 = Buffer.from("\ufeffname\tphone\r\nAli\t0123456789\r\nSiti\t0198765432\r\n", "utf16le");
  it.each([
    ["UTF-16 with half a character at its end", Buffer.concat([utf16, Buffer.from([0x0a])]), BOTH],
    [
      "one byte of an old encoding beside one Chinese name",
      Buffer.concat([Buffer.from("name,phone\n陈,0131111111\nAli,0123456789"), Buffer.from("a00a", "hex")]),
      ["60131111111 陈", ALI],
    ],
    [
      "an accent between letters is no Chinese",
      iconv.encode("name,phone\nD´Souza,0123456789\nSiti,0198765432\n", "windows-1252"),
      ["60123456789 D´Souza", SITI],
    ],
    [
      "Chinese in the last row only",
      iconv.encode("name,phone\nAli,0123456789\nTan,0131111111\n陈美,0198765432\n", "gbk"),
      [ALI, "60131111111 Tan", "60198765432 陈美"],
    ],
    [
      "two short names",
      iconv.encode("姓名,手机\n王伟,0123456789\n李娜,0198765432\n", "gbk"),
      ["60123456789 王伟", "60198765432 李娜"],
    ],
    ["one short name", iconv.encode("姓名,手機\n王偉,0123456789\n", "big5"), ["60123456789 王偉"]],
  ])("%s", async (_, file, people) => expect((await read(file))[0]).toEqual(people));
});

describe("which column is whose phone", () => {
  it.each([
    ["Spouse's Phone,Phone", "Phone"],
    ["No Telefon Ejen,No Telefon Pelanggan", "No Telefon Pelanggan"],
    ["Emergency Contact,Contact", "Contact"],
    ["No. Telefon Waris,Telefon", "Telefon"],
    ["Sender Phone,Receiver Phone", "Receiver Phone"],
    ["Member No,Phone", "Phone"],
    ["Customer ID,Contact", "Contact"],
    ["📱,IC", "📱"],
  ])("%s", async (headings, phone) => {
    const file = `Name,${headings}\n${row("Ali", "0131111111", "0123456789")}${row("Siti", "0131111112", "0198765432")}`;
    const { found } = await readPeople(file);
    expect(found.columns[found.mapping.phone ?? -1]?.name).toBe(phone);
  });

  it.each([
    ["ID", "900101145678", "880515101234"],
    ["IC", "900101 14 5678", "880515 10 1234"],
    ["I.C. No.", "900101145678", "880515101234"],
    ["No. K/P Baru", "900101-14-5678", "880515-10-1234"],
    ["created", "202601151230", "202601161231"],
    ["created_at", "1764500000", "1764500001"],
    ["joined", "20260115", "20260116"],
    ["dob", "32874", "32875"],
  ])("%s with %s is none", async (heading, one, two) =>
    expect(
      await read(`Name,${heading},Tel\n${row("Ali", one, "0123456789")}${row("Siti", two, "0198765432")}`),
    ).toEqual([BOTH, 0]),
  );

  it("who is asked for in a company is the name", async () =>
    expect(await read("Company,Contact Person,Contact No\nX Sdn Bhd,Ali,0123456789\n")).toEqual([[ALI], 0]));
});
