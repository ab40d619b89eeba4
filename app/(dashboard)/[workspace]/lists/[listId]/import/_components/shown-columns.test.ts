import { expect, it } from "vitest";
import { readPeople } from "@/lib/testing/read-people";
import { columnLabel, inLanguage } from "./shown-columns";

const lajur = (index: number) => `Lajur ${index + 1}`;

it("columns without a heading, and the fields that they become, are named in the person's language", async () => {
  const { found } = await readPeople("Nama,,Telefon,Column 9\nAli,Ipoh,0123456789,x\n");
  const shown = inLanguage(found, lajur);
  expect(shown.columns.map(({ name }) => name)).toEqual(["Nama", "Lajur 2", "Telefon", "Column 9"]);
  expect(shown.mapping.fields).toEqual([
    { column: 1, name: "Lajur 2" },
    { column: 3, name: "Column 9" },
  ]);
});

it("where rows are mended a column has the name of its field, or its place", async () => {
  const { found } = await readPeople("Ali,Ipoh,0123456789\nSiti,Klang,0198765432\n");
  const fields = [{ column: 1, name: "Bandar" }];
  const view = { ...found, mapping: { ...found.mapping, fields } } as never;
  const labels = [0, 1, 2].map((index) => columnLabel(view, index, (role) => role, lajur));
  expect(labels).toEqual(["Lajur 1", "Bandar", "phone"]);
});
