import { describe, expect, it } from "vitest";
import { readPeople } from "@/lib/testing/read-people";

/** People as "60123456789 Name", and how many rows were left out. */
async function read(file: string): Promise<[people: string[], rejected: number]> {
  const { people, rejected } = await readPeople(file);
  return [people.map((one) => `${one.phone} ${one.firstName}`.trim()), rejected.length];
}

const inFile = (cell: string) => `name,phone\nAli,"${cell.replaceAll('"', '""')}"\n`;

describe("numbers as people write them", () => {
  it.each(
    [
      ..."(+60)12-3456789 (+6)012-3456789 +(6)012-345_6789 (6)0123456789 60(12)3456789 6-012-3456789".split(
        " ",
      ),
      "(60) 12 3456789",
      "+ 60 12 345 6789",
      "0123456789,",
      "0123456789;",
      "0123456789/",
      "0123456789 / -",
      "- / 0123456789",
      "0123456789 / NIL",
      ..."‘0123456789 ’0123456789 `0123456789 '0123456789' \"0123456789 <0123456789>".split(" "),
      ..."012_345_6789 012~3456789 012·345·6789 012•3456789 012'345'6789 012–345–6789 012−3456789".split(" "),
      "[012] 3456789",
      "https://wa.me/60123456789",
      "wa.me/60123456789?text=hi",
      "https://api.whatsapp.com/send?phone=60123456789&text=hai%20123",
      "https://wa.me/0123456789",
      "tel://0123456789",
      "sms:0123456789",
      "0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣",
      "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
      "०१२३४५६७८९",
      '=T("0123456789")',
      '=HYPERLINK("tel:0123456789","012-345 6789")',
      "0123456789 ali@example.com",
      "012 345 67 89",
      "0 1 2 3 4 5 6 7 8 9",
    ].map((cell) => [cell]),
  )("%j is one", async (cell) => expect(await read(inFile(cell))).toEqual([["60123456789 Ali"], 0]));

  it.each(
    [
      "0123456789#",
      "0123456789*",
      "++60123456789",
      "+0123456789",
      "+600123456789",
      "60123456789,00",
      "6.0123456789E+10",
      "O123456789",
      "0123456789 x5",
      '=TEXT(123456789,"0000000000")',
      "https://wa.me/message/ABC0123456789",
      "012345678_",
    ].map((cell) => [cell]),
  )("%j is none, and never guessed", async (cell) => expect(await read(inFile(cell))).toEqual([[], 1]));
});

describe("names that are none", () => {
  it.each(
    [
      ..."N.A. n.a. N.A NONE NIL (none) <null> [null] <NA> nan NaT TIADA Tiada (tiada) -nil- 0 * ** / ~ = \\ 无 沒有".split(
        " ",
      ),
      "NULL NULL",
      "undefined undefined",
      "tak ada",
      "\u2800",
      "\ufffc",
      "''",
      "#¡REF!",
      "#BEZUG!",
      "இல்லை",
      "لا يوجد",
    ].map((cell) => [cell]),
  )("%j", async (cell) =>
    expect(await read(`name,phone\n${cell},0123456789\n`)).toEqual([["60123456789"], 0]),
  );

  it.each([["Nil"], ["Nan"], ["Nur"], ["None Ali"], ["🌸"], ["3Q"], ["Ng"], ["O"], ["Null Bin Ali"]])(
    "%j is one",
    async (name) =>
      expect(await read(`name,phone\n${name},0123456789\n`)).toEqual([[`60123456789 ${name}`], 0]),
  );
});

describe("columns that tell who has opted out", () => {
  it.each([
    ["is_subscribed", "false", "true"],
    ["sms_opt_in", "FALSE", "TRUE"],
    ["Consent Given", "No", "Yes"],
    ["PDPA consent", "No", "Yes"],
    ["Langgan?", "Tidak", "Ya"],
    ["Status langganan", "Berhenti", "Aktif"],
    ["Receive SMS", "No", "Yes"],
    ["Terima SMS", "Tidak", "Ya"],
    ["接收短信", "否", "是"],
    ["Subscriber status", "unsub", "sub"],
    ["Unsubscribed At", "2026-01-02T08:00:00Z", ""],
    ["optedOut", "true", "false"],
    ["Tak nak SMS", "x", ""],
  ])("%s", async (heading, out, not) => {
    const file = `name,phone,${heading}\nAli,0123456789,${out}\nSiti,0198765432,${not}\n`;
    const { found, optedOut } = await readPeople(file, {}, (mapping, { optOut }) => ({ ...mapping, optOut }));
    expect([found.optOut, optedOut]).toEqual([2, ["60123456789"]]);
  });
});
