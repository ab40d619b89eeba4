import { expect, it } from "vitest";
import { ownField } from "@/lib/contacts/own-field.rules";

it("a field is the person's own, whatever it is named", () => {
  const contact = { fields: JSON.parse('{"Bandar": "Ipoh", "__proto__": "own"}') as Record<string, string> };
  expect(["Bandar", "__proto__", "constructor", "toString"].map((name) => ownField(contact, name))).toEqual([
    "Ipoh",
    "own",
    "",
    "",
  ]);
});
