import { describe, expect, it } from "vitest";
import { severalPhones } from "@/lib/core/several-phones";
import { detectKind } from "@/lib/imports/detect-kind";
import { readPeople } from "@/lib/testing/read-people";

const phonesOf = async (file: string) => (await readPeople(file)).people.map(({ phone }) => phone);

describe("a phone that is spread over several columns", () => {
  it.each([
    [
      "Name,Country Code,Area Code,Number\nAli,60,12,3456789\nSiti,60,19,8765432\n",
      ["60123456789", "60198765432"],
    ],
    [
      "Name,Country Code,Area Code,Phone\nAli,+60,012,3456789\nSiti,+60,019,876 5432\n",
      ["60123456789", "60198765432"],
    ],
    ["Nama,Kod Negara,Kod Kawasan,No Telefon\nAli,60,012,345 6789\n", ["60123456789"]],
    [
      "name,country_code,phone_number\nAli,60,123456789\nBudi,62,81234567890\n",
      ["60123456789", "6281234567890"],
    ],
    ["name,CountryCode,Mobile\nTan,65,91234567\nAli,60,0123456789\n", ["6591234567", "60123456789"]],
    ["姓名,国家代码,区号,号码\n陈,60,12,3456789\n", ["60123456789"]],
    ["姓名,国际区号,手机\n陈,+60,123456789\n李,+65,91234567\n", ["60123456789", "6591234567"]],
    ["الاسم,رمز الدولة,الجوال\nأحمد,966,512345678\n", ["966512345678"]],
    ["Name,Prefix,Phone\nAli,012,3456789\nSiti,019,8765432\n", ["60123456789", "60198765432"]],
    ["Name,Area Code,Tel\nAli,(012),345-6789\n", ["60123456789"]],
    ["Name,Dial Code,Mobile No\nAli,Malaysia (+60),12-345 6789\n", ["60123456789"]],
    [
      "Phone (country),Phone (area),Phone (number)\n60,12,3456789\n60,19,8765432\n",
      ["60123456789", "60198765432"],
    ],
    ["Country Code,Area Code,Number\n0060,12,3456789\n", ["60123456789"]],
    ["Country Code,Area Code,Number\n60.0,12.0,3456789.0\n", ["60123456789"]],
    ["Number,Country Code\n123456789,60\n91234567,65\n", ["60123456789", "6591234567"]],
    [
      "Country Code,Mobile\n60,+60123456789\n60,60198765432\n,0123456780\n",
      ["60123456789", "60198765432", "60123456780"],
    ],
  ])("%j", async (file, phones) => expect(await phonesOf(file)).toEqual(phones));

  it("says which columns it is put together from, and makes no fields of them", async () => {
    const { found, people } = await readPeople(
      "Name,Country Code,Area Code,Number,City\nAli,60,12,3456789,Ipoh\n",
    );
    expect(found.mapping).toMatchObject({ phone: 3, phoneCode: 1, phoneArea: 2 });
    expect(people[0]?.fields).toEqual({ City: "Ipoh" });
  });

  it.each([
    "Name,Postcode,Phone\nAli,50450,0123456789\n",
    "Name,Code,Phone\nAli,A1,0123456789\n",
    "No,Name,Number\n1,Ali,0123456789\n",
    "Name,Area,Phone\nAli,Ipoh,0123456789\n",
  ])("%j is one column", async (file) => {
    const { found, people } = await readPeople(file);
    expect([found.mapping.phoneCode, found.mapping.phoneArea]).toEqual([null, null]);
    expect(people.map(({ phone }) => phone)).toEqual(["60123456789"]);
  });

  it("a rejected one is shown as it was put together, and never read as a number of another country", async () => {
    const { people, rejected } = await readPeople(
      "Name,Country Code,Phone\nAli,60,123456789\nBudi,65,12345\nSiti,60,\n",
    );
    expect(people).toHaveLength(1);
    expect(rejected.map(({ row, value }) => [row, value])).toEqual([
      [3, "+65 12345"],
      [4, ""],
    ]);
  });
});

describe("a row under the headings that explains them is nobody", () => {
  it.each([
    "name,phone,joined\ntext,+60…,dd/mm/yyyy\nAli,0123456789,01/02/2026\n",
    "name,phone,city\nrequired,required,optional\nAli,0123456789,Ipoh\n",
    "Nama,Telefon,Baki\n(teks),(nombor),(RM)\nAli,0123456789,5.00\n",
    "name,phone,city\ne.g. Ali,e.g. 0123456788,e.g. Ipoh\nAli,0123456789,Ipoh\n",
    "Nama,Telefon\nContoh: Abu,0123456788\nAli,0123456789\n",
    "name,phone\ntext,60xxxxxxxxx\nAli,0123456789\n",
    "name,phone\n<full name>,<mobile with country code>\nAli,0123456789\n",
    "姓名,手机\n必填,必填\n陈,0123456789\n",
    "姓名,手机\n文本,数字\n陈,0123456789\n",
    "name,phone,weight\n,,kg\nAli,0123456789,12\n",
    "name,phone\nmax 50 characters,numbers only\nAli,0123456789\n",
    "name,phone\nvarchar(50),varchar(20)\nAli,0123456789\n",
    "name,phone\nText,01X-XXXXXXX\nAli,0123456789\n",
    "الاسم,الجوال\nنص,رقم\nأحمد,0123456789\n",
    "பெயர்,கைபேசி\nஉரை,எண்\nமுருகன்,0123456789\n",
  ])("%j", async (file) => {
    const { people, rejected, rows } = await readPeople(file);
    expect(people.map(({ phone }) => phone)).toEqual(["60123456789"]);
    expect([rows, rejected]).toEqual([1, []]);
  });

  it.each([
    ["name,phone\nText,0123456789\n", 1, 0],
    ["name,phone\nOptional,0123456789\n", 1, 0],
    ["name,phone,product\nSiti,0123456789,Sample\n", 1, 0],
    ["name,phone,city\nExample Abdullah,0123456789,KL\n", 1, 0],
    ["name,phone\nAli,0123456789\nSiti,0123456788\nAbu,required\n", 2, 1],
    ["name,phone\nSiti,tiada\n", 0, 1],
  ])("but nobody is lost by it: %j", async (file, people, rejected) => {
    const read = await readPeople(file);
    expect([read.people.length, read.rejected.length]).toEqual([people, rejected]);
  });
});

describe("two numbers in one cell, whatever stands between", () => {
  it.each(
    [
      ..."atau,ataupun,or,OR,dan,and,/,&,|,juga,serta,or else,and/or,&amp;,@,\\,+,•,-,–,n,和,或,或者,还有,跟,அல்லது,மற்றும்,أو,او,;,\n,   ".split(
        ",",
      ),
      ",",
    ].map((between) => [between]),
  )("%j", async (between) => {
    expect(severalPhones(`012-3456789 ${between} 019-8765432`)).toHaveLength(2);
    const read = await readPeople(
      `name,phone\nAli,"012-3456789 ${between} 019-8765432"\n`,
      {},
      (mapping) => ({
        ...mapping,
        several: "each",
      }),
    );
    expect(read.people.map(({ phone }) => phone)).toEqual(["60123456789", "60198765432"]);
  });

  it.each([
    ["H: 012-3456789 O: 03-21411234", 2],
    ["(M) 012-3456789 (H) 03-2141 1234", 2],
    ["HP: 012-3456789 Tel: 03-2141 1234", 2],
    ["012-3456789 (wife) / 019-8765432 (self)", 2],
    ["+60123456789+60198765432", 2],
    ["0123456789/0198765432/0171234567", 3],
    ["0123456789, 0198765432 atau 0171234567", 3],
    ["0123456789 0198765432", 2],
  ])("%j are %i", (cell, count) => expect(severalPhones(cell)).toHaveLength(count));

  it.each([
    "+6012 - 345 6789",
    "0123456789 ext 5",
    "012-345 6789 (Ali dan Siti)",
    "+60 12 - 345 - 6789",
    "03-2141 1234 / 35",
    "0123456789 atau 67",
    "0123456789 or email",
  ])("%j is one text", (cell) => expect(severalPhones(cell)).toEqual([]));
});

describe("a chat's export is named for what it is", () => {
  const kind = (text: string) => detectKind(Buffer.from(text));
  it.each([
    "12/11/2025, 10:33 - Messages and calls are end-to-end encrypted.\n12/11/2025, 10:34 - Ali: hi\n",
    "[12/11/2025, 10:33:12 AM] Ali: hi\n[12/11/2025, 10:33:14 AM] Siti: ok\n",
    "\u200e[12/11/25, 22:33:12] Group: \u200eMessages are encrypted\n[12/11/25, 22:34:00] +60 12-345 6789: hi\n",
    "2025-11-12, 10:33 p.m. - Ali: hi\n2025-11-12, 10:34 p.m. - Siti: hi\n",
    "12.11.25, 10:33 - Ali: hi\n12.11.25, 10:35 - Siti: hello\nand more\n",
    "12/11/2025 10:33 PTG - Ali: hai\n12/11/2025 10:34 PTG - Siti: hai\n",
    '{\n "name": "Kedai",\n "type": "personal_chat",\n "id": 1,\n "messages": []}',
    '{\n "about": "Here is the data you requested. Remember",\n "chats": {}}',
    '<!DOCTYPE html>\n<html><head><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"></div>',
  ])("%j", (text) => expect(() => kind(text)).toThrow(/chat exported from WhatsApp or Telegram/));

  it("packed too", () => {
    const name = "WhatsApp Chat with Ali.txt";
    const head = Buffer.alloc(100);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    head.write(name, 30);
    expect(() => detectKind(head)).toThrow(/chat exported/);
  });

  it.each([
    "name,phone\n",
    "12/11/2025,10:33,0123456789\n12/11/2025,10:34,0123456788\n",
    "date,name\n12/11/2025,Ali - hi\n",
  ])("%j is a table", (text) => expect(kind(text)).toBe("csv"));
});
