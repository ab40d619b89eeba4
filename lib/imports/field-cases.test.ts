import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readPeople } from "@/lib/testing/read-people";

/** Phones with first names, in the order of the file. */
async function namesOf(file: Buffer | string, choice = {}) {
  const { people } = await readPeople(file, choice);
  return people.map(({ phone, firstName }) => `${phone} ${firstName}`);
}
const headings = async (file: Buffer | string, choice = {}) =>
  (await readPeople(file, choice)).found.columns.map(({ name }) => name);
const phoneColumn = async (file: string, choice = {}) => {
  const { found } = await readPeople(file, choice);
  return found.mapping.phone === null ? null : found.columns[found.mapping.phone]?.name;
};

describe("FC-01: quotation marks that do not close", () => {
  const five = ["Ali", "Siti", "Abu", "Mei", "Raj"];
  it("never glue people together, and the rows are named", async () => {
    const file =
      'name,phone\n"Ali,0123456789\nSiti,0123456788\n"Abu,0123456787\nMei,0123456786\nRaj,0123456785\n';
    const { people, rejected, found } = await readPeople(file);
    expect(people.map(({ firstName }) => firstName)).toEqual(five);
    expect(rejected).toEqual([]);
    expect(found.repaired).toEqual([2, 4]);
  });

  it.each([
    [
      "a mark that closes three people later",
      'name,phone\n"Ali,0123456789\nSiti,0123456788\nAbu",0123456787\n',
      3,
    ],
    ["the last cell never closes", 'name,phone\nAli,"0123456789\nSiti,"0123456788\nAbu,0123456787\n', 3],
    ["marks inside a quoted cell", 'name,phone\n"Ali "Boy" Ahmad","0123456789"\n"Siti","0123456788"\n', 2],
    ["the mark before the comma is missing", 'name,phone\n"Ali,"0123456789"\n"Siti","0123456788"\n', 2],
    ["the mark at the end is missing", 'name,phone\n"Ali","0123456789\n"Siti","0123456788"\n', 2],
    [
      "backslashes as MySQL writes them",
      'name,phone\n"Tan \\"Boss\\" Mei","0123456789"\nSiti,0123456788\n',
      2,
    ],
    ["the last line opens one", 'name,phone\nAli,0123456789\n"Siti,0123456788', 2],
    ["inches in a note", 'name,phone,size\nAli,0123456789,5"\nSiti,0123456788,12"\n', 2],
    ["semicolons", 'nama;telefon\n"Ali;0123456789\nSiti;0123456788\n', 2],
  ])("%s", async (_, file, people) => {
    const read = await readPeople(file);
    expect(read.people).toHaveLength(people);
    expect(read.people.every(({ firstName }) => !/\d{7}|\n/.test(firstName))).toBe(true);
  });

  it("a lawful line end in a quoted cell stays, and is one line in a name", async () => {
    const file = 'name,phone,address\n"Ali\nAhmad",0123456789,"12, Jalan A\nIpoh"\nSiti,0123456788,\n';
    const { people, found } = await readPeople(file);
    expect(people[0]).toMatchObject({ firstName: "Ali Ahmad", fields: { address: "12, Jalan A\nIpoh" } });
    expect(found.repaired).toEqual([]);
  });
});

describe("FC-04: which column is the phone", () => {
  it.each([
    [
      "Bil,Nama,No KP,Contact\n1,Aminah,900101-14-5678,012-345 6789\n2,Tan,880515-10-1234,019-876 5432\n",
      "Contact",
    ],
    ["NRIC,Name,H/P\n900101145678,Aminah,0123456789\n", "H/P"],
    ["IC,Name,No. Hubungan\n860912105432,Aminah,0123456789\n", "No. Hubungan"],
    ["Nama,Tarikh Lahir,Tel\nSiti,12/02/1989,0123456789\nAli,1990-01-02,0123456788\n", "Tel"],
    ["Order No,Customer,Mobile\n6012345678,Siti,0123456789\n", "Mobile"],
    ["name,amount,contact\nSiti,12000000,0123456789\n", "contact"],
    [
      "Name,Home Phone,Mobile Phone\nSiti,03-2141 1234,0123456789\nAli,03-2141 1235,0123456788\n",
      "Mobile Phone",
    ],
    ["Name,Phone 1 - Type,Phone 1 - Value\nSiti,Mobile,+60123456789\n", "Phone 1 - Value"],
    ["姓名,身份证,手机\n陈美玲,900101145678,0123456789\n", "手机"],
    ["பெயர்,கைபேசி\nமுருகன்,0123456789\n", "கைபேசி"],
    ["الاسم,رقم الهوية,الجوال\nأحمد,900101145678,0123456789\n", "الجوال"],
    ["Passport,Guest,x\nA0123456789,Siti,0123456789\n", "x"],
    ["No,Nama,Nombor\n1,Siti,6.01E+10\n2,Ali,6.01E+10\n", "Nombor"],
  ])("%j", async (file, column) => expect(await phoneColumn(file)).toBe(column));

  it("dates alone are never a phone, and another phone column is offered", async () => {
    expect(await phoneColumn("nama,tarikh\nSiti,12-02-1989\n")).toBeNull();
    const { found } = await readPeople("name,phone,phone 2\nSiti,0123456789,0123456780\n");
    expect([found.mapping.phone, found.secondPhone]).toEqual([1, 2]);
  });
});

describe("FC-06: many columns, long cells", () => {
  it("exports of 92 columns and of 200 empty ones are read, with what is in them", async () => {
    const names = [
      "First Name",
      "Last Name",
      "Mobile Phone",
      ...Array.from({ length: 89 }, (_, i) => `Field ${i + 1}`),
    ];
    const wide = `${names.join(",")}\n${["Mei", "Tan", "012-345 6789", ...Array(89).fill("")].join(",")}\n`;
    expect((await readPeople(wide)).people).toEqual([
      { phone: "60123456789", firstName: "Mei", lastName: "Tan", fields: {} },
    ]);
    const tail = ",".repeat(200);
    const formatted = `name,phone,city${tail}\nAli,0123456789,Ipoh${tail}\nSiti,0123456788,Klang${tail}\n`;
    const { found, people } = await readPeople(formatted);
    expect(found.columns.map(({ name }) => name)).toEqual(["name", "phone", "city"]);
    expect(people[1]?.fields).toEqual({ city: "Klang" });
  });

  it("more than 50 filled columns: the first fifty become fields, 1,001 are refused", async () => {
    const file = `phone,${Array.from({ length: 99 }, (_, i) => `c${i}`).join(",")}\n0123456789${",x".repeat(99)}\n`;
    const { found, people } = await readPeople(file);
    expect(found.columns).toHaveLength(100);
    expect(Object.keys(people[0]?.fields ?? {})).toHaveLength(50);
    await expect(readPeople(`${"a,".repeat(1_001)}b\n`)).rejects.toThrow(/1,000 columns/);
  });

  it("a long note is cut after a word, and rejects nobody", async () => {
    const { people } = await readPeople(`phone,Notes\n0123456789,${"kata ".repeat(240)}\n`);
    expect(people[0]?.fields.Notes).toMatch(/^(kata )+kata…$/);
    expect(people[0]?.fields.Notes?.length).toBeLessThanOrEqual(1_000);
  });

  it("long and repeated headings are told apart", async () => {
    const long = "Adakah anda bersetuju untuk menerima maklumat promosi kami melalui SMS";
    const names = await headings(`phone,${long} A,${long} B,x,x,X\n0123456789,a,b,c,d,e\n`);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
    expect(names.every((name) => name.length <= 60)).toBe(true);
  });
});

describe("FC-07: encodings of old", () => {
  const chinese = "姓名,手机,城市\n陈美玲,0123456789,怡保\n王小明,0123456788,芙蓉\n";
  const taiwan = "姓名,電話\n陳美玲,0123456789\n許功蓋,0123456788\n";
  const arabic = "الاسم,الجوال\nأحمد العلي,0123456789\nمحمد سالم,0123456788\n";
  it.each([
    ["gb18030", chinese, "60123456789 陈美玲"],
    ["gb18030", `name,phone\n${"Ali,0123456780\n".repeat(10)}陈志强,0123456789\n`, "60123456789 陈志强"],
    ["big5", taiwan, "60123456788 許功蓋"],
    ["big5", "name,phone\n林淑芬,0123456789\n黃國華,0123456788\n", "60123456789 林淑芬"],
    ["windows-1256", arabic, "60123456789 أحمد العلي"],
    ["windows-1252", "name,phone\nJosé Muñoz,0123456789\nZoë,0123456788\n", "60123456789 José Muñoz"],
    ["windows-1252", "name,phone\nMüller,0123456789\nD’Souza,0123456788\n", "60123456788 D’Souza"],
    ["macintosh", "name,phone\rJosé Muñoz,0123456789\rZoë Müller,0123456788\r", "60123456788 Zoë Müller"],
  ])("%s", async (encoding, text, person) => {
    const bytes = iconv.encode(text, encoding);
    const { found } = await readPeople(bytes);
    expect(found.reading.encoding).toBe(encoding);
    expect(found.sureness).not.toBe("certain");
    expect(await namesOf(bytes)).toContain(person);
  });

  it("what a person chose is sure, and wins", async () => {
    const bytes = iconv.encode("name,phone\nИван,0123456789\n", "windows-1251");
    expect(await namesOf(bytes, { encoding: "windows-1251" })).toEqual(["60123456789 Иван"]);
    expect((await readPeople(bytes, { encoding: "windows-1251" })).found.sureness).toBe("certain");
  });

  it("one bad byte in a Unicode file harms one cell and is shown", async () => {
    const file = Buffer.concat([
      Buffer.from("name,phone\n陈美玲,0123456789\nவள்ளி,0123456788\nJos"),
      Buffer.from([0xe9]),
      Buffer.from(",0123456787\nRenée,0123456786\n"),
    ]);
    const { found, people } = await readPeople(file);
    expect(found.reading.encoding).toBe("utf-8");
    expect(found.damaged).toEqual([4]);
    expect(people.map(({ firstName }) => firstName)).toEqual(["陈美玲", "வள்ளி", "Jos\ufffd", "Renée"]);
  });

  it("UTF-16 with and without a mark, in Chinese too", async () => {
    for (const mark of ["", "\ufeff"]) {
      const bytes = Buffer.from(mark + chinese, "utf16le");
      expect(await namesOf(bytes)).toContain("60123456789 陈美玲");
      expect(await namesOf(Buffer.from(bytes).swap16())).toContain("60123456788 王小明");
    }
  });
});

describe("FC-09, FC-10, FC-25: where the header is", () => {
  const two = ["60123456789 Ali", "60123456788 Siti"];
  it.each([
    ["sep=;", "sep=;\r\nnama;telefon;jumlah\r\nAli;0123456789;12,50\r\nSiti;0123456788;8,00\r\n"],
    [
      "sep= in quotation marks",
      '"sep=;"\r\nnama;telefon;jumlah\r\nAli;0123456789;12,50\r\nSiti;0123456788;8,00\r\n',
    ],
    ["sep=|", "sep=|\nnama|telefon\nAli|0123456789\nSiti|0123456788\n"],
    ["sep=^", "sep=^\nnama^telefon\nAli^0123456789\nSiti^0123456788\n"],
    ["sep= in upper case", "SEP=,\nnama,telefon\nAli,0123456789\nSiti,0123456788\n"],
    ["a blank first row", "\nname,phone\nAli,0123456789\nSiti,0123456788\n"],
    ["a first row of commas", ",\nname,phone\nAli,0123456789\nSiti,0123456788\n"],
    [
      "title rows",
      "Senarai pelanggan Kedai Melati\r\nDicetak 28/11/2026\r\n\r\nnama;telefon\r\nAli;0123456789\r\nSiti;0123456788\r\n",
    ],
    [
      "title rows with commas",
      "Senarai pelanggan,,\nDicetak,28/11/2026,\n,,\nnama,telefon,bandar\nAli,0123456789,Ipoh\nSiti,0123456788,Klang\n",
    ],
    [
      "groups above the headings",
      ",Contact,,\nName,Phone,Email,City\nAli,0123456789,a@b.co,Ipoh\nSiti,0123456788,,Klang\n",
    ],
    [
      "totals above the first person",
      "nama,telefon,amaun\nJumlah,,1200.50\nAli,0123456789,700\nSiti,0123456788,500.50\n",
    ],
    [
      "totals at the end",
      "nama,telefon,amaun\nAli,0123456789,700\nSiti,0123456788,500.50\nJumlah,,1200.50\n",
    ],
    ["the header again", "name,phone\nAli,0123456789\nname,phone\nSiti,0123456788\n"],
    ["no header", "Ali,0123456789\nSiti,0123456788\n"],
    [
      "a byte order mark in the middle",
      '\ufeff"name","phone"\r\n"Ali","0123456789"\r\n\ufeff"Siti","0123456788"\r\n\ufeff"name","phone"\r\n',
    ],
  ])("%s", async (name, file) => {
    const { people, rejected, found } = await readPeople(file);
    expect(rejected).toEqual([]);
    expect(people.map(({ phone }) => phone)).toEqual(["60123456789", "60123456788"]);
    if (name !== "no header") expect(await namesOf(file)).toEqual(two);
    expect(found.mapping.phone).not.toBeNull();
  });

  it("sep= with tabs in UTF-16", async () => {
    const file = Buffer.from("\ufeffsep=\t\r\nnama\ttelefon\r\nAli\t0123456789\r\n", "utf16le");
    expect(await namesOf(file)).toEqual(["60123456789 Ali"]);
  });

  it("rows are numbered as a spreadsheet numbers them", async () => {
    expect((await readPeople("\nname,phone\nAli,012\n")).rejected).toMatchObject([{ row: 3 }]);
    expect((await readPeople("sep=,\nname,phone\n\nAli,012\n")).rejected).toMatchObject([{ row: 4 }]);
  });

  it("a person without a readable number in the first row is no header", async () => {
    const { found, rejected } = await readPeople("Ali,6.01E+10\nSiti,0123456788\n");
    expect(found.reading.headerRow).toBeNull();
    expect(rejected).toMatchObject([{ row: 1, reason: "scientific" }]);
  });

  it("a program that names the phone column finds its header wherever it stands", async () => {
    const file = "Kedai Melati,Ipoh\nx,mobile no\nAli,0123456789\n";
    const { found } = await readPeople(file, { phoneHeading: "Mobile No", needsHeader: true });
    expect(found.reading.headerRow).toBe(1);
  });
});

describe("FC-15, FC-27, FC-29: cells as people read them", () => {
  it("numbers that other programs guard are read", async () => {
    const file =
      'name,phone\nAli,="0123456789"\nSiti,"=""0123456788"""\nBala,\x1f0123456787\nMei,\t0123456786\nRaj,\'0123456785\nTan,=60123456784\n';
    expect((await readPeople(file)).people).toHaveLength(6);
  });

  it("decomposed names are composed", async () => {
    const { people } = await readPeople("name,phone\nRene\u0301e,0123456789\nRen\u00e9e,0123456788\n");
    expect(people[0]?.firstName).toBe(people[1]?.firstName);
  });

  it.each([
    "\ufe0d",
    "\ufe0f",
    "\u00ad",
    "\u061c",
    "\u180e",
    "\u2061",
    "\u206a",
    "\u3164",
    "\u034f",
    "\u0008",
  ])("%j inside a number is nothing", async (mark) =>
    expect((await readPeople(`name,phone\nAli,012${mark}-345 6789\n`)).people[0]?.phone).toBe("60123456789"),
  );

  it.each([
    "tel:+60123456789",
    "HP: 012-345 6789",
    "０１２３４５６７８９",
    "012\u00a0345\u20116789",
    "WhatsApp: 0123456789",
  ])("%j is one phone", async (cell) =>
    expect((await readPeople(`name,phone\nAli,${cell}\n`)).people[0]?.phone).toBe("60123456789"),
  );

  it.each(["NULL", "N/A", "#REF!", "-", "—", "\u200b", "\u3164", "#N/A", "\\N", "\u200e\u200f", "\u00a0"])(
    "a name of %j is empty",
    async (cell) =>
      expect((await readPeople(`name,phone\n${cell},0123456789\n`)).people[0]).toMatchObject({
        firstName: "",
      }),
  );

  it.each(["Null", "Na", "Nil", "None Ali", "‘Aisyah", "'Aisyah", "👨‍👩‍👧 Tan"])(
    "%j is a name",
    async (name) =>
      expect((await readPeople(`name,phone\n${name},0123456789\n`)).people[0]?.firstName).toBe(name),
  );

  it("names lose what cannot be seen", async () => {
    const { people } = await readPeople("name,phone\n\u202aSiti\u200b\u00a0Aminah\ufeff,0123456789\n");
    expect(people[0]?.firstName).toBe("Siti Aminah");
  });
});

describe("several numbers, whole names, opted out", () => {
  const file = 'name,phone\nAli,0123456789 / 019-876 5432\nSiti,0123456788\nTan,"0123456787, 0123456786"\n';
  it("several numbers in a cell are a person's choice", async () => {
    const asked = await readPeople(file);
    expect(asked.rejected.map(({ reason }) => reason)).toEqual(["several", "several"]);
    expect(asked.found.severalPhones).toBe(true);
    const first = await readPeople(file, {}, (mapping) => ({ ...mapping, several: "first" }));
    expect(first.people.map(({ phone }) => phone)).toEqual(["60123456789", "60123456788", "60123456787"]);
    const each = await readPeople(file, {}, (mapping) => ({ ...mapping, several: "each" }));
    expect(each.people.map(({ firstName }) => firstName)).toEqual(["Ali", "Ali", "Siti", "Tan", "Tan"]);
    expect(each.rows).toBe(each.people.length + each.rejected.length + each.repeated);
  });

  it("each, where one of them is no number: the others come in, the row is shown", async () => {
    const mixed = await readPeople("name,phone\nAli,0123456789 / 03-2141 1234\n", {}, (mapping) => ({
      ...mapping,
      several: "each",
    }));
    expect(mixed.people).toHaveLength(1);
    expect(mixed.rejected).toMatchObject([{ row: 2, reason: "not_mobile" }]);
  });

  it("a second phone column is used where the first has none", async () => {
    const { people } = await readPeople(
      "name,phone,phone 2\nSiti,03-2141 1234,0123456780\nAli,0123456781,\n",
      {},
      (m, found) => ({
        ...m,
        phone: 1,
        secondPhone: 2,
        fields: m.fields.filter(({ column }) => column !== found.secondPhone),
      }),
    );
    expect(people.map(({ phone }) => phone)).toEqual(["60123456780", "60123456781"]);
  });

  it.each([
    ["Nurul Izzah binti Ahmad", "Nurul Izzah", "binti Ahmad"],
    ["Muthu a/l Raman", "Muthu", "a/l Raman"],
    ["Tan, Mei Ling", "Mei Ling", "Tan"],
    ["Tan Mei Ling", "Tan Mei Ling", ""],
    ["陈美玲", "陈美玲", ""],
  ])("the whole name %j", async (name, firstName, lastName) => {
    const { people } = await readPeople(`Full Name,phone\n"${name}",0123456789\n`);
    expect(people[0]).toMatchObject({ firstName, lastName, fields: {} });
  });

  it.each([
    ["Unsubscribed", "yes", "no"],
    ["Opted out", "TRUE", "FALSE"],
    ["Status", "Unsubscribed", "Subscribed"],
    ["SMS consent", "No", "Yes"],
    ["Berhenti", "ya", "tidak"],
    ["退订", "是", "否"],
    ["Opt-out date", "2026-01-02", ""],
    ["Do not text", "x", ""],
  ])("the column %j tells who has opted out", async (heading, out, not) => {
    const { found, optedOut } = await readPeople(
      `name,phone,${heading}\nAli,0123456789,${out}\nSiti,0123456788,${not}\n`,
      {},
      (mapping, { optOut }) => ({ ...mapping, optOut }),
    );
    expect(found.optOut).toBe(2);
    expect(optedOut).toEqual(["60123456789"]);
  });

  it.each([
    ["Order status", "Cancelled"],
    ["Status", "Active"],
    ["Block", "A"],
    ["Email opt out", "yes"],
  ])("the column %j with %j does not", async (heading, cell) =>
    expect((await readPeople(`name,phone,${heading}\nAli,0123456789,${cell}\n`)).found.optOut).toBeNull(),
  );
});
