import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password-hash";

/** More bytes than some ways of hashing read, with letters that have two spellings. */
const PASSWORD = ` Ünïcode und Leerzeichen, ${"long ".repeat(15)}END! `;

it("ASVS 6.2.8: a password counts exactly as it was typed, to its last character", async () => {
  const stored = await hashPassword(PASSWORD);
  expect(await verifyPassword(stored, PASSWORD)).toBe(true);
  const others = [
    PASSWORD.trim(),
    PASSWORD.toLowerCase(),
    PASSWORD.slice(0, 72),
    PASSWORD.slice(0, -1),
    PASSWORD.normalize("NFD"),
  ];
  for (const other of others) expect([other, await verifyPassword(stored, other)]).toEqual([other, false]);
});
