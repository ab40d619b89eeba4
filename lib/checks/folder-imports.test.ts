import { expect, it } from "vitest";
import { folderImports, levelsOf } from "./folder-imports";

const module = (source: string, ...to: string[]) => ({
  source,
  dependencies: to.map((resolved) => ({ resolved })),
});

const TREE = [
  module("lib/core/a.ts", "node_modules/zod/index.js"),
  module("lib/platform/db/b.ts", "lib/core/a.ts"),
  module("lib/credit/c.ts", "lib/platform/db/b.ts", "lib/core/a.ts"),
  module("lib/transfers/d.ts", "lib/credit/c.ts"),
  module("lib/core/a.test.ts", "lib/transfers/d.ts"),
];

it("every folder stands above all that it imports; tests do not count", () => {
  expect(levelsOf(folderImports(TREE))).toEqual({
    levels: [["core"], ["platform"], ["credit"], ["transfers"]],
    circle: [],
  });
});

it("two folders that need each other are named, whatever stands above them", () => {
  const planted = module("lib/credit/planted.ts", "lib/transfers/d.ts");
  const { levels, circle } = levelsOf(
    folderImports([...TREE, planted, module("lib/web/w.ts", "lib/credit/c.ts")]),
  );
  expect(levels).toEqual([["core"], ["platform"]]);
  expect(circle).toEqual(["credit", "transfers", "credit"]);
});
