import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { projectRoot } from "@/lib/platform/project-root";
import { passwordProblem } from "./password.rules";

const about = { email: "siti.rahman@kedaimaju.example", name: "Siti Rahman", workspace: "Warung Senja" };
function problemOf(...of: Parameters<typeof passwordProblem>): string | null {
  const found = passwordProblem(...of);
  return found && english(found);
}

const LISTED = /guessing list/;
const OWN = /easy to guess/;

const load = createRequire(path.join(projectRoot, "package.json"));
const { dictionary } = load("@zxcvbn-ts/language-common") as typeof import("@zxcvbn-ts/language-common");
const leaked = (dictionary as unknown as Record<string, string[]>)["passwords-common"] ?? [];

describe("A-2: passwords", () => {
  it.each([
    "correct horse battery staples 9",
    "rain falls on tin roofs",
    "gong-calls-the-village",
    "nasi lemak dua ringgit",
    "xk3Qw8vNz1Lp5Ry",
    "三月的雨落在屋顶上很久很久很久了",
    "x".repeat(3) + "unrelated words here".repeat(3),
    "rain falls on tin roofs, says Siti Rahman",
    `${"a quiet harbour at dusk ".repeat(5)}!`,
  ])("takes %j", (password) => {
    expect(problemOf(password, about)).toBeNull();
  });

  it.each([
    ["fourteen chars", /at least 15/],
    ["a".repeat(129), /at most 128/],
  ])("refuses the length of %j", (password, sentence) => {
    expect(problemOf(password, about)).toMatch(sentence);
  });

  it.each([
    ["a listed one twice", "passwordpassword"],
    ["with marks between and behind", "Password-Password!"],
    ["with digits for letters", "P@ssw0rdP@ssw0rd"],
    ["with spaces between its letters", "p a s s w o r d 1 2 3"],
    ["backwards", "drowssap-drowssap-1"],
    ["in full-width letters", "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ"],
    ["padded with digits", "liverpool123456!!"],
    ["padded with a year", "michaelmichael2024"],
    ["a listed name and a sequence", "sunshine12345678"],
    ["three listed ones", "superman-batman-dragon"],
    ["three listed ones, run together", "monkeydragonshadow"],
    ["a listed sentence", "thisisapassword"],
    ["a listed phrase with digits", "iloveyousomuch123"],
    ["a famous phrase", "Correct-Horse-Battery-Staple 1"],
    ["one letter", "aaaaaaaaaaaaaaaaaa"],
    ["two letters", "aaaaaaaabbbbbbbb"],
    ["one short piece", "abcabcabcabcabcabc"],
    ["the alphabet", "abcdefghijklmnopqr"],
    ["digits downwards", "9876543210987654"],
    ["a date twice", "2026112420261124"],
    ["a row of the keyboard", "qwertyuiopasdfghjkl"],
    ["a walk over the keyboard", "1qaz2wsx3edc4rfv"],
    ["a slanted walk", "zaq12wsxcde34rfv"],
    ["another walk", "1q2w3e4r5t6y7u8i"],
  ])("refuses %s", (_, password) => {
    expect(problemOf(password, about)).toMatch(LISTED);
  });

  it.each([
    ["product and role", "canang-admin-123456789"],
    ["the name and a date", "sitirahman20261124"],
    ["the name in other letters", "SITI.RAHMAN.SITI"],
    ["the whole address", "siti.rahman@kedaimaju.example"],
    ["the address's host", "kedaimaju-2026-kedaimaju"],
    ["the workspace", "warung senja 12345"],
    ["the workspace and the name", "WarungSenja_Siti1"],
    ["the Malay word for it", "kata-laluan-123456"],
  ])("refuses %s of this person", (_, password) => {
    expect(problemOf(password, about)).toMatch(/guess/);
  });

  it("knows the words of one person only from that person", () => {
    expect(problemOf("rahman zulkifli kartini", about)).toBeNull();
    expect(problemOf("rahman zulkifli 2026", { name: "Rahman Zulkifli" })).toMatch(OWN);
    expect(problemOf("rahman zulkifli 2026")).toBeNull();
  });

  it("ASVS 6.2.4: knows more than 10,000 leaked passwords; doubled or padded to the length asked for, none is taken", () => {
    expect(leaked.length).toBeGreaterThan(10_000);
    // Every 400th, from the commonest to the rarest: all of them would take minutes.
    const some = leaked.filter((password, at) => at % 400 === 0 && password.length >= 4);
    expect(some.length).toBeGreaterThan(100);
    const spellings = (word: string) => [
      word.repeat(Math.ceil(15 / word.length)),
      `${word}123456789012`,
      `${word}!!!!!!!!!!!!`,
    ];
    expect(some.flatMap(spellings).filter((password) => problemOf(password) === null)).toEqual([]);
  });
});
