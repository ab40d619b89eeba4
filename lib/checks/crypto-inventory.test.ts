import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

const sources = walkSources().filter(
  ({ file }) => !/^lib\/programs\/(whatsapp-)?simulator\/|\/generated\//.test(file),
);

/** Which files hold something, and what they hold. */
function usesOf(pattern: RegExp): { file: string; found: string }[] {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, found = ""]) => ({ file, found })),
  );
}

const namesOf = (uses: { found: string }[]) => [...new Set(uses.map(({ found }) => found))].sort();

it("ASVS 11.1.2: hashes, signatures and ciphers are those of the inventory in docs/security.md", () => {
  expect(namesOf(usesOf(/\bcreate(?:Hash|Hmac)\(\s*["'`]([\w-]+)/g))).toEqual(["sha256"]);
  expect(namesOf(usesOf(/\bcreate(?:Decipheriv|Cipheriv)\(\s*["'`]([\w-]+)/g))).toEqual(["aes-256-gcm"]);
  const unnamed = usesOf(/\b(create(?:Hash|Hmac|Cipheriv|Decipheriv|Sign|Verify)\((?!\s*["'`]))/g);
  expect(unnamed).toEqual([]);
});

it("ASVS 11.3.2: one file seals, so that one file decides how", () => {
  expect(usesOf(/\b(createCipheriv|createDecipheriv)\(/g).map(({ file }) => file)).toEqual(
    Array(2).fill("lib/platform/secrets.ts"),
  );
  expect(
    usesOf(
      /\b(pbkdf2|scrypt|publicEncrypt|privateDecrypt|createSign|createECDH|createDiffieHellman)(?:Sync)?\(/g,
    ),
  ).toEqual([]);
});

it("ASVS 11.5.1: Math.random decides nothing but how long a browser waits before it connects again", () => {
  expect(usesOf(/\b(Math\.random)\b/g).map(({ file }) => file)).toEqual([
    "components/live/open-live-connection.ts",
  ]);
});
