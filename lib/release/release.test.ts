import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { readAudit } from "@/lib/release/audit-packages";
import { billOfMaterials } from "@/lib/release/bill-of-materials";
import { changedFiles } from "@/lib/release/changed-files";
import { dependencyProblems } from "@/lib/release/dependency-problems";
import { licenceList } from "@/lib/release/licence-list";
import { type LockedPackage, lockedPackages } from "@/lib/release/locked-packages";

const packages = lockedPackages();
const withChange = (name: string, change: Partial<LockedPackage>) =>
  dependencyProblems(
    packages.map((each) => (each.place === `node_modules/${name}` ? { ...each, ...change } : each)),
  );

it.each([
  ["a package without a hash", "zod", { integrity: "" }, "is not fixed by a SHA-512 hash"],
  ["a weak hash", "zod", { integrity: "sha1-abc=" }, "is not fixed by a SHA-512 hash"],
  [
    "another registry",
    "zod",
    { resolved: "https://mirror.example.com/zod.tgz" },
    "comes from https://mirror.example.com/zod.tgz",
  ],
  ["a git address", "zod", { resolved: "git+ssh://git@github.com/someone/zod.git" }, "comes from git+ssh:"],
  [
    "a licence that asks for our source",
    "zod",
    { licence: "AGPL-3.0-only" },
    "AGPL-3.0-only asks for the source",
  ],
  ["a Next with a known hole", "next", { version: "16.4.0" }, "must be at least 16.4.1, and is 16.4.0"],
  [
    "a next-auth with a known hole",
    "next-auth",
    { version: "4.24.14" },
    "must be at least 4.24.15, and is 4.24.14",
  ],
])("D-1: a release is refused for %s", (_case, name, change, sentence) => {
  expect(withChange(name, change)).toEqual([expect.stringContaining(sentence)]);
});

it("D-1: the bill of materials names what runs with its hash, nothing that only tests need, and no folder of somebody", () => {
  const bill = billOfMaterials();
  expect([bill.bomFormat, bill.metadata.component.name]).toEqual(["CycloneDX", "canang"]);
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["next", "next-auth", "pg", "undici"]));
  expect(names).not.toContain("vitest");
  const hashed = bill.components.filter(({ hashes }) => hashes?.some(({ alg }) => alg === "SHA-512"));
  expect(hashed.length).toBeGreaterThan(100);
});

it("lists each licence of what runs, and says where a package states none", () => {
  const list = licenceList(packages);
  expect(list).toMatch(/^next 16\.\S+\tMIT$/m);
  expect(list).not.toMatch(/^vitest /m);
  expect(
    licenceList([{ ...packages[0]!, name: "bare", version: "1.0.0", licence: "", development: false }]),
  ).toBe("bare 1.0.0\tnot stated in the package\n");
});

it("a registry that does not answer is no clean result", () => {
  expect(readAudit('{"message":"405 Method Not Allowed"}', "")).toEqual({
    asked: false,
    reason: "405 Method Not Allowed",
  });
  expect(readAudit("", "npm error network\nmore")).toEqual({ asked: false, reason: "npm error network" });
  const vulnerabilities = { info: 0, low: 2, moderate: 1, high: 1, critical: 1, total: 5 };
  expect(readAudit(JSON.stringify({ metadata: { vulnerabilities } }), "")).toEqual({
    asked: true,
    grave: 2,
    others: 3,
  });
});

it("what is no git clone is not released", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "canang-release-"));
  expect(() => changedFiles(folder)).toThrow("A release is made from a git clone");
  rmSync(folder, { recursive: true });
});
