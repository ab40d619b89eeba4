import fc from "fast-check";
import { expect, it } from "vitest";
import { PhoneSet } from "@/lib/imports/phone-set";

it("remembers exactly what a Set of strings would", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[1-9]\d{6,14}$/), { maxLength: 300 }), (phones) => {
      const ours = new PhoneSet();
      const theirs = new Set<string>();
      for (const phone of [...phones, ...phones.slice(0, 20)]) {
        expect(ours.add(phone)).toBe(!theirs.has(phone));
        theirs.add(phone);
      }
      expect(ours.size).toBe(theirs.size);
    }),
  );
});

it("grows past its first size", () => {
  const set = new PhoneSet();
  const added = Array.from({ length: 50_000 }, (_, n) => set.add(`6012${2_000_000 + n}`));
  expect(added.every(Boolean)).toBe(true);
  expect(set.add("60122000000")).toBe(false);
  expect(set.size).toBe(50_000);
});
