import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { schemaDrift } from "@/lib/platform/db/schema-drift";
import { projectRoot } from "@/lib/platform/project-root";
import { generateTexts } from "@/lib/programs/launch/generate-texts.mjs";
import { startTestServer } from "@/lib/testing/test-server";
import { cruise } from "./cruise";
import { folderImports, levelsOf } from "./folder-imports";
import { longLines } from "./long-lines";
import { binaryOf, runCommand } from "./run-command";

export interface Check {
  name: string;
  /** What was looked at, when all is well; else everything that is wrong. */
  run(): Promise<{ ok: boolean; detail: string }>;
  /** It changes the tree for a moment, so nothing else may look at it meanwhile. */
  alone?: true;
}

const FOLDERS = ["app", "bench", "components", "e2e", "lib"].filter((folder) =>
  existsSync(path.join(projectRoot, folder)),
);
const GENERATED = ["lib/platform/db/generated/", "lib/core/generated/"];
const PLANTED = "lib/core/planted-wrong-import.ts";

export const CHECKS: Check[] = [
  { name: "types", run: types },
  { name: "format and lint", run: formatAndLint },
  { name: "line length", run: lineLength },
  { name: "import directions", run: importDirections },
  { name: "no circle between folders", run: folderCircles },
  { name: "nothing is unused", run: unused },
  { name: "schema equals migrations", run: schema },
  { name: "a planted wrong import is caught", run: plantedImport, alone: true },
];

async function formatAndLint() {
  const { code, output } = await runCommand(binaryOf("@biomejs/biome", "bin/biome"), [
    "check",
    "--diagnostic-level=error",
    "--max-diagnostics=100",
  ]);
  return { ok: code === 0, detail: code === 0 ? lastLine(output, /^Checked/) : output };
}

async function lineLength() {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .map((name) => path.posix.join(folder, name.replaceAll("\\", "/")))
      .filter((file) => /\.tsx?$/.test(file) && !GENERATED.some((folder) => file.startsWith(folder)))
      // A page may be named like a file: app/docs/canang-client.ts is a folder.
      .filter((file) => statSync(path.join(projectRoot, file)).isFile()),
  );
  const long = files.flatMap((file) => longLines(file, readFileSync(path.join(projectRoot, file), "utf8")));
  return { ok: long.length === 0, detail: long.length === 0 ? `${files.length} files` : long.join("\n") };
}

async function types() {
  generateTexts();
  const { code, output } = await runCommand(binaryOf("typescript", "bin/tsc"), [
    "--noEmit",
    "-p",
    "tsconfig.json",
  ]);
  return { ok: code === 0, detail: code === 0 ? "" : output };
}

/** Files, exports and packages that nothing uses. */
async function unused() {
  const args = ["--include", "files,dependencies,exports,types", "--no-progress", "--no-config-hints"];
  const { code, output } = await runCommand(binaryOf("knip", "bin/knip.js"), args);
  return { ok: code === 0, detail: code === 0 ? "" : output };
}

/** The whole tree is read once, for two checks. */
let tree: ReturnType<typeof cruise> | undefined;
function cruiseTree() {
  tree ??= cruise(FOLDERS);
  return tree;
}

async function importDirections() {
  const { modules, dependencies, violations } = await cruiseTree();
  if (modules.length === 0)
    return {
      ok: false,
      detail: "the import rules looked at no module: is the TypeScript compiler's API missing?",
    };
  const wrong = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return {
    ok: wrong.length === 0,
    detail: wrong.length === 0 ? `${modules.length} modules, ${dependencies} dependencies` : wrong.join("\n"),
  };
}

/** Rules that cannot fail prove nothing: with a wrong import in place they must. */
async function plantedImport() {
  const file = path.join(projectRoot, PLANTED);
  writeFileSync(file, 'import { log } from "@/lib/platform/log";\n\nexport const planted = log;\n');
  try {
    const { violations } = await cruise(["lib/core"]);
    const caught = violations.some(({ rule, from }) => rule.name === "core-is-pure" && from === PLANTED);
    return { ok: caught, detail: caught ? "" : `${PLANTED} imported lib/platform, and no rule objected` };
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * A folder of `lib` stands above all that it imports, types too. Shows the levels: what a folder
 * may use stands before it.
 */
async function folderCircles() {
  const { modules } = await cruiseTree();
  const { levels, circle } = levelsOf(folderImports(modules));
  if (circle.length > 0) return { ok: false, detail: `a circle: lib/${circle.join(" → lib/")}` };
  return { ok: levels.length > 0, detail: levels.map((level) => level.join(" ")).join(" │ ") };
}

async function schema() {
  const server = await startTestServer();
  try {
    const drift = await schemaDrift(server.url);
    return { ok: drift.length === 0, detail: drift.join(";\n") };
  } finally {
    await server.stop();
  }
}

function lastLine(output: string, pattern: RegExp): string {
  return output.split("\n").findLast((line) => pattern.test(line)) ?? "";
}
