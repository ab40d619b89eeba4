import { expect, it } from "vitest";
import { walkSources } from "@/lib/checks/walk-sources";
import { SEALED_COLUMNS } from "@/lib/encryption-keys/sealed-columns";
import { sql } from "@/lib/platform/db/sql";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("K-1: every column that holds sealed values is known to the rotation, with its whole primary key", async () => {
  const columns = await sql.query<{ name: string }>(
    `SELECT c.table_name || '.' || c.column_name AS name
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name LIKE '%\\_cipher'
     ORDER BY 1`,
  );
  expect(columns.length).toBeGreaterThan(6);
  expect(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    columns.map(({ name }) => name),
  );
  for (const { table, key } of SEALED_COLUMNS) {
    const parts = await sql.query<{ name: string }>(
      `SELECT a.attname AS name
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indrelid = format('%I', $1::text)::regclass AND i.indisprimary
       ORDER BY array_position(i.indkey::int[], a.attnum::int)`,
      [table],
    );
    expect([table, key.map(([name]) => name)]).toEqual([table, parts.map(({ name }) => name)]);
  }
});

/** What these seal is carried by a person's browser for a while and never stored. */
const CARRIED = ["lib/sign-in/ticket.ts", "lib/suppressions/suppression.queries.ts"];

it("K-1: who seals something stores it in a column whose name says so", () => {
  const sealing = walkSources().filter(
    ({ file, text }) =>
      text.includes("sealSecret(") && !/^lib\/(platform\/secrets|encryption-keys)/.test(file),
  );
  const stored = sealing.filter(({ file }) => !CARRIED.includes(file));
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.filter(({ text }) => !/[cC]ipher|Binding\b/.test(text)).map(({ file }) => file)).toEqual([]);
});
