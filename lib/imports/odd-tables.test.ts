import { describe, expect, it } from "vitest";
import { readPeople } from "@/lib/testing/read-people";

const ALI = "60123456789 Ali";
const SITI = "60198765432 Siti";
const BOTH = [ALI, SITI];
const BARE = ["60123456789", "60198765432"];

/** People as "60123456789 Name", and how many rows were left out. */
async function read(file: string): Promise<[people: string[], rejected: number]> {
  const { people, rejected } = await readPeople(file);
  return [people.map((one) => `${one.phone} ${one.firstName}`.trim()), rejected.length];
}

describe("rare marks between cells", () => {
  it.each([
    ["carets", "nama^telefon^masa\nAli^0123456789^10:30\nSiti^0198765432^11:00\n"],
    ["tildes", "nama~telefon\nAli~0123456789\nSiti~0198765432\n"],
    ["colons", "nama:telefon\nAli:0123456789\nSiti:0198765432\n"],
    ["commas of Chinese", "姓名，电话\nAli，0123456789\nSiti，0198765432\n"],
    [
      "spaces that put two columns under each other",
      "NAMA      TELEFON\nAli       0123456789\nSiti      0198765432\n",
    ],
  ])("%s cut where known columns stand at the top", async (_, file) =>
    expect(await read(file)).toEqual([BOTH, 0]),
  );

  it.each([
    ["a colon after a label", "telefon\nHP: 0123456789\nHP: 0198765432\n"],
    ["a label before each number", "tel:0123456789\ntel:0198765432\n"],
    ["a remark beside each number", "Phone\n0123456789 (wife)\n0198765432 (hp)\n"],
  ])("%s cuts nothing, and is nobody's name", async (_, file) => expect(await read(file)).toEqual([BARE, 0]));
});

describe("tables without headings", () => {
  it.each([
    ["a name first", "Ali,0123456789\nSiti,0198765432\n", BOTH],
    ["a name last", "0123456789\tAli\n0198765432\tSiti\n", BOTH],
    ["a date beside", "Ali,01/02/1990,0123456789\nSiti,03/04/1991,0198765432\n", BOTH],
    ["an identity card beside", "Ali,900101-14-5678,0123456789\nSiti,880515-10-1234,0198765432\n", BOTH],
    ["a place in the list", "1,Ali,0123456789\n2,Siti,0198765432\n", BOTH],
    ["Tamil", "குமார்,0123456789\nபிரியா,0198765432\n", ["60123456789 குமார்", "60198765432 பிரியா"]],
    ["Arabic", "0123456789,علي\n0198765432,سيتي\n", ["60123456789 علي", "60198765432 سيتي"]],
  ])("the one column of words is the name: %s", async (_, file, people) =>
    expect(await read(file)).toEqual([people, 0]),
  );

  it.each([
    ["a town beside the name", "Ali,Ipoh,0123456789\nSiti,Klang,0198765432\n"],
    ["the same word for all", "VIP,0123456789\nVIP,0198765432\n"],
    ["addresses of mail", "ali@a.co,0123456789\nsiti@b.co,0198765432\n"],
  ])("which is the name is not guessed: %s", async (_, file) => expect(await read(file)).toEqual([BARE, 0]));
});

describe("rows and cells", () => {
  it.each([
    ["012-345xxxx", "hidden digits"],
    ["01234*****", "hidden digits"],
    ["6012345xxxx", "hidden digits"],
    ["120363012345678901@g.us", "a group of WhatsApp"],
  ])("%s directly under the headings is somebody who is left out and shown (%s)", async (phone) =>
    expect(await read(`nama,telefon\nAbu,${phone}\nSiti,0198765432\n`)).toEqual([[SITI], 1]),
  );

  it.each([
    ["how WhatsApp names a chat", "nama,wa\nAli,60123456789:12@s.whatsapp.net\nSiti,60198765432@c.us\n"],
    ["a count under the sums", "姓名,电话,金额\nAli,0123456789,10\nSiti,0198765432,20\n总计,2人,30\n"],
    ["a count alone", "姓名,电话\nAli,0123456789\nSiti,0198765432\n共2人,\n"],
    ["a count in Malay", "nama,telefon\nAli,0123456789\nSiti,0198765432\nJumlah ahli: 2 orang,\n"],
    ["the network's code beside", "nama,kod,telefon\nAli,012,3456789\nSiti,019,8765432\n"],
    ["pupils", "Pelajar,Kelas,Telefon Ibu Bapa\nAli,5A,0123456789\nSiti,5B,0198765432\n"],
    ["a comma after each name", 'nama,telefon\n"Ali,",0123456789\n"Siti ,",0198765432\n'],
  ])("%s", async (_, file) => expect(await read(file)).toEqual([BOTH, 0]));

  it("somebody whose name begins like a sum stays", async () =>
    expect(await read("nama,telefon\nTotal Fitness,0123456789\nJumlahwati,0198765432\n")).toEqual([
      ["60123456789 Total Fitness", "60198765432 Jumlahwati"],
      0,
    ]));
});
