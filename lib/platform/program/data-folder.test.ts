import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { lookAtDataFolder, requireDataFolder } from "@/lib/platform/program/data-folder";

it("a folder that can be written is made and left empty; one that cannot refuses with a sentence", () => {
  const parent = mkdtempSync(path.join(tmpdir(), "canang-data-"));
  const good = path.join(parent, "new", "data");
  expect(lookAtDataFolder(good)).toEqual({ problem: null, freeBytes: expect.any(Number) });
  requireDataFolder(good);
  expect(readdirSync(good)).toEqual([]);
  // Below a file nobody can write, root neither.
  const file = path.join(parent, "file");
  writeFileSync(file, "");
  expect(() => requireDataFolder(path.join(file, "data"))).toThrow(/^DATA_DIR \(.*\) cannot be written: /);
  // And where no folder can be made: to look there must end.
  expect(() => requireDataFolder("/proc/canang/data")).toThrow(/^DATA_DIR \(.*\) cannot be written: /);
  rmSync(parent, { recursive: true });
});
