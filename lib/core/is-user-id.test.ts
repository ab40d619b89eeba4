import { expect, it } from "vitest";
import { isUserId } from "@/lib/core/is-user-id";
import { dialledNumber, parsePhone } from "@/lib/core/phone-number";
import { readablePhone } from "@/lib/core/readable-phone";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import { isPerson } from "@/lib/inbox/is-person.rules";
import { Random } from "@/lib/testing/fuzz/random";

it("S61: an id of a person is told from phones, names and short codes", () => {
  for (const id of ["MY.2026206508304015", "US.ENT.11", "SG.aB9"]) expect(isUserId(id)).toBe(true);
  for (const other of ["60123456789", "MY.", "my.1", "MYS.1", "M.1", "MY.1 2", "MY.1-2", "CELCOM", "", "MY1"])
    expect(isUserId(other)).toBe(false);
});

it("S61: 20,000 ids, whatever their digits, are read as no phone", () => {
  const random = new Random(61);
  const digits = ["60123456789", "2026206508304015", "0123456789", "60", "1", "6512345678"];
  const letters = ["a", "Z", "0", "9", "12", "e1"];
  for (let run = 0; run < 20_000; run += 1) {
    const country = random.pick(["MY", "SG", "US", "ID", "GB", "NO"]);
    let tail = random.pick(digits);
    for (let more = random.below(6); more > 0; more -= 1) tail += random.pick(letters);
    const id = `${country}.${random.below(5) === 0 ? "ENT." : ""}${tail}`;
    expect(isUserId(id)).toBe(true);
    for (const home of ["MY", "SG", "US", ""]) {
      expect(parsePhone(id, home).ok).toBe(false);
      expect(parsePhone(`+${id}`, home).ok).toBe(false);
      expect(dialledNumber(id, home)).toBeNull();
    }
    expect(readablePhone(id)).toBe(id);
    expect(isPerson(id)).toBe(false);
    expect(isAnswerable(id)).toBe(true);
  }
});
