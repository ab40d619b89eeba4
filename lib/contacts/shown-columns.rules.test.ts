import { expect, it } from "vitest";
import { FIXED_COLUMNS, readColumns, writeColumns } from "@/lib/contacts/shown-columns.rules";

it("a choice of before hides nothing", () => {
  expect(readColumns(["town"])).toEqual({ fixed: new Set(FIXED_COLUMNS), fields: ["town"] });
});

it.each([
  [{ fixed: new Set(FIXED_COLUMNS), fields: [] }],
  [{ fixed: new Set(["name"] as const), fields: [] }],
  [{ fixed: new Set(["phone"] as const), fields: ["town", "phone"] }],
])("every column can be hidden, and the choice is kept: %j", (columns) => {
  expect(readColumns(writeColumns(columns))).toEqual(columns);
});
