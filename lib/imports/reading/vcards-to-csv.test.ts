import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { vcardsToCsv } from "@/lib/imports/reading/vcards-to-csv";
import { readPeople } from "@/lib/testing/read-people";

const folder = mkdtempSync(path.join(tmpdir(), "canang-cards-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
async function peopleOf(cards: string, encoding: "utf-8" | "utf-16le" = "utf-8") {
  const file = path.join(folder, `${files++}.vcf`);
  writeFileSync(file, Buffer.from(cards, encoding === "utf-8" ? "utf8" : "utf16le"));
  const pieces: Buffer[] = [];
  for await (const piece of vcardsToCsv(openSync(file, "r"), encoding)) pieces.push(piece);
  const { people } = await readPeople(Buffer.concat(pieces));
  return people.map((one) => [one.phone, one.firstName, one.lastName].filter(Boolean).join(" "));
}

const ALI = "60123456789 Ali";
const card = (...lines: string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");

it.each([
  ["the number of a chat", card("FN:Ali", "TEL;type=CELL;waid=60123456789:+60 12-345 6789")],
  ["kinds in quotation marks", card("FN:Ali", 'TEL;TYPE="voice,cell";VALUE=uri:tel:+60-12-345-6789')],
  ["an extension", card("FN:Ali", "TEL;VALUE=uri:tel:+60-12-345-6789;ext=5")],
  ["names in small letters", "begin:vcard\nfn:Ali\ntel:0123456789\nend:vcard\n"],
  ["a mark of its encoding and a blank line", `\ufeff\r\n${card("FN:Ali", "TEL:0123456789")}`],
  ["a line that goes on", card("FN:A", " li", "TEL:012345", " 6789")],
  ["a picture between", card("FN:Ali", "PHOTO;ENCODING=b:AAAA", " TEL:0131111111", "TEL:0123456789")],
  ["a mobile behind the office", card("FN:Ali", "TEL;WORK:03-2141 1234", "TEL;CELL:0123456789")],
  ["a label of its own", card("FN:Ali", "item1.TEL:0123456789", "item1.X-ABLabel:_$!<Mobile>!$_")],
  ["no line feeds", card("FN:Ali", "TEL:0123456789").replaceAll("\r\n", "\r")],
  ["a nickname beside the name", card("N:;Ali;;;", "NICKNAME:Boy", "TEL:0123456789")],
])("a card with %s", async (_, cards) => expect(await peopleOf(cards)).toEqual([ALI]));

it("cards that are never ended are people too, and cards of UTF-16 are read", async () => {
  const open = "BEGIN:VCARD\nFN:Ali\nTEL:0123456789\nBEGIN:VCARD\nFN:Siti\nTEL:0198765432\n";
  expect(await peopleOf(open)).toEqual([ALI, "60198765432 Siti"]);
  expect(await peopleOf(`\ufeff${card("FN:陈美玲", "TEL:0123456789")}`, "utf-16le")).toEqual([
    "60123456789 陈美玲",
  ]);
});
