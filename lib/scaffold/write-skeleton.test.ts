import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterEach, beforeEach, expect, it } from "vitest";
import { binaryOf, runCommand } from "@/lib/checks/run-command";
import { OperatorError } from "@/lib/platform/operator-error";
import { projectRoot } from "@/lib/platform/project-root";
import { nameProblem, skeletonNames } from "./skeleton-names.rules";
import { writeSkeleton } from "./write-skeleton";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "canang-new-"));
  mkdirSync(path.join(root, "lib/gateways"), { recursive: true });
  for (const file of ["biome.json", "lib/gateways/gateway.ts"])
    copyFileSync(path.join(projectRoot, file), path.join(root, file));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

/** What the compiler says of these files, were they in the repository. */
function typeProblems(files: Record<string, string>): string[] {
  const texts = new Map(Object.entries(files).map(([file, text]) => [path.join(projectRoot, file), text]));
  const config = path.join(projectRoot, "tsconfig.json");
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    projectRoot,
  );
  const plain = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...plain,
    // Asked for a folder, a compiler would find none of what stands in memory alone.
    directoryExists: undefined,
    fileExists: (file) => texts.has(file) || plain.fileExists(file),
    readFile: (file) => texts.get(file) ?? plain.readFile(file),
    getSourceFile: (file, language) => {
      const text = texts.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.createSourceFile(file, text, language);
    },
  };
  const sources = [...texts.keys()].filter((file) => /\.tsx?$/.test(file));
  const program = ts.createProgram(sources, { ...options, incremental: false }, host);
  return sources.flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(
        ({ messageText }) =>
          `${path.relative(projectRoot, file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      ),
  );
}

it("each skeleton is what the compiler, the formatter and the linter accept as it stands", async () => {
  const files = {
    ...writeSkeleton(root, "feature", "price-lists").files,
    ...writeSkeleton(root, "screen", "price-lists").files,
    ...writeSkeleton(root, "gateway", "north-wind").files,
  };
  expect(Object.keys(files)).toHaveLength(10);
  for (const [file, text] of Object.entries(files))
    expect(readFileSync(path.join(root, file), "utf8")).toBe(text);
  // With a mistake among them, to see that it is found.
  const wrong = { "lib/price-lists/wrong.ts": 'export const wrong: number = "text";\n' };
  expect(typeProblems({ ...files, ...wrong })).toEqual([
    "lib/price-lists/wrong.ts: Type 'string' is not assignable to type 'number'.",
  ]);
  const biome = [binaryOf("@biomejs/biome", "bin/biome"), ["check", "--error-on-warnings", root]] as const;
  const { code, output } = await runCommand(biome[0], [...biome[1]]);
  expect([code, code === 0 ? "" : output]).toEqual([0, ""]);
});

it.each([
  ["PriceLists", "is no name"],
  ["price_lists", "is no name"],
  ["../price", "is no name"],
  ["-price", "is no name"],
  ["layout", "is reserved"],
  ["a".repeat(41), "is too long"],
])("refuses the name %s in one sentence, and writes nothing", (name, sentence) => {
  const before = filesIn(root);
  for (const kind of ["feature", "screen", "gateway"])
    expect(() => writeSkeleton(root, kind, name)).toThrow(sentence);
  expect(filesIn(root)).toBe(before);
});

it("refuses what exists, also when a single file of it does, and what is no kind", () => {
  writeSkeleton(root, "feature", "price-lists");
  writeSkeleton(root, "screen", "prices");
  rmSync(path.join(root, "app"), { recursive: true });
  const before = filesIn(root);
  expect(() => writeSkeleton(root, "feature", "price-lists")).toThrow("lib/price-lists exists already");
  expect(() => writeSkeleton(root, "screen", "prices")).toThrow("messages/en/prices.json exists already");
  expect(() => writeSkeleton(root, "table", "prices")).toThrow(OperatorError);
  expect(() => writeSkeleton(root, "feature", undefined)).toThrow(
    "npm run new -- feature|screen|gateway NAME",
  );
  expect(filesIn(root)).toBe(before);
});

it.each([
  ["price-lists", "price-list", "PriceList"],
  ["replies", "reply", "Reply"],
  ["addresses", "address", "Address"],
  ["staff", "staff", "Staff"],
])("of %s one is a %s", (kebab, noun, pascalNoun) => {
  expect(nameProblem(kebab)).toBeNull();
  expect(skeletonNames(kebab)).toMatchObject({ noun, pascalNoun });
});
