import { expect, it } from "vitest";
import { mappingInput } from "@/lib/imports/import.input";

it("a field of a name that every object has is kept, or refused where it could not be", () => {
  const named = (name: string) => mappingInput.safeParse({ phone: 0, fields: [{ column: 1, name }] }).success;
  expect(["Bandar", "constructor", "__proto__"].map(named)).toEqual([true, true, false]);
});
