import fc from "fast-check";
import { expect, it } from "vitest";
import { arrayLiteral, columnLiteral } from "@/lib/platform/db/array-literal";
import { sql } from "@/lib/platform/db/sql";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const awkward = [
  "",
  " ",
  "NULL",
  "null",
  "Null",
  '"',
  "\\",
  '\\"',
  "{",
  "}",
  ",",
  "a b",
  "\n",
  "\t",
  "'",
  "é",
  "漢",
  "😀",
  "-1",
  "a,b",
  "{}",
];

it("Postgres reads back every text exactly as it was", async () => {
  const texts = fc.array(
    fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }), fc.constant(null)),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (given) => {
      const values = given.map((text) => text?.replaceAll("\0", "") ?? null);
      const row = await sql.first<{ back: (string | null)[] }>("SELECT $1::text[] AS back", [
        arrayLiteral(values),
      ]);
      expect(row?.back).toEqual(values);
    }),
    { numRuns: 300 },
  );
});

it("Postgres reads back numbers, truth values and nulls", async () => {
  const rows = [
    { n: 1, f: 1.5, b: true },
    { n: 9007199254740991, f: 1e-7, b: false },
    { n: -3, f: 1763990000123.25, b: true },
  ];
  const row = await sql.first<{ n: number[]; f: number[]; b: boolean[]; none: null[] }>(
    "SELECT $1::bigint[] AS n, $2::float8[] AS f, $3::bool[] AS b, $4::text[] AS none",
    [
      columnLiteral(rows, (r) => r.n),
      columnLiteral(rows, (r) => r.f),
      columnLiteral(rows, (r) => r.b),
      columnLiteral(rows, () => null),
    ],
  );
  expect(row).toEqual({
    n: rows.map((r) => r.n),
    f: rows.map((r) => r.f),
    b: rows.map((r) => r.b),
    none: [null, null, null],
  });
});
