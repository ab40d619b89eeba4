import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("A-5: a migrated database holds no login, no workspace and no key", async () => {
  const tables = ['"user"', "workspace", "member", "api_key", "gateway_account"];
  for (const table of tables)
    expect([table, await sql.first(`SELECT count(*)::int AS rows FROM ${table}`)]).toEqual([
      table,
      { rows: 0 },
    ]);
});
