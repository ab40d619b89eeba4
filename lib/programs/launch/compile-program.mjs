// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root, sourceHash } from "./source-hash.mjs";

/** Each compiled program stands here, in a folder with the name of its source. */
const OUTPUT = ".programs";
const MADE_FROM = "made-from.json";
/** What decides how a source becomes a program, beside the source itself. */
const COMPILER = [
  "lib/programs/launch/compile-program.mjs",
  "tsconfig.json",
  "tsconfig.programs.json",
  "node_modules/esbuild/package.json",
];

/**
 * Compiles a program to plain JavaScript, unless that was made from the present sources. Packages
 * are not part of it, and what the program imports late is a file of its own. Returns where it is.
 * @param {string} program such as `lib/programs/worker/main.ts`
 * @returns {string}
 */
export function compileProgram(program) {
  const { dir, name } = path.parse(program);
  const folder = path.join(root, OUTPUT, dir, name);
  if (!isCurrent(folder)) compile(program, folder);
  return path.join(folder, `${name}.js`);
}

/** @param {string} folder */
function isCurrent(folder) {
  const mark = path.join(folder, MADE_FROM);
  if (!existsSync(mark)) return false;
  const { hash, sources } = JSON.parse(readFileSync(mark, "utf8"));
  return hash === sourceHash([...COMPILER, ...sources]);
}

/**
 * @param {string} program
 * @param {string} folder
 */
function compile(program, folder) {
  /** @type {typeof import("esbuild")} */
  const { buildSync } = createRequire(import.meta.url)("esbuild");
  // The compiler ends with its answer: this call keeps no service process.
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [program],
    outdir: folder,
    tsconfig: "tsconfig.programs.json",
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const sources = Object.keys(metafile.inputs).sort();
  const mark = JSON.stringify({ hash: sourceHash([...COMPILER, ...sources]), sources });
  mkdirSync(folder, { recursive: true });
  for (const { path: file, contents } of outputFiles) writeWhole(file, contents);
  writeWhole(path.join(folder, MADE_FROM), mark);
  const present = new Set([MADE_FROM, ...outputFiles.map((file) => path.basename(file.path))]);
  for (const name of readdirSync(folder))
    if (/\.(js|map)$/.test(name) && !present.has(name)) rmSync(path.join(folder, name));
}

/**
 * Several programs may start at once and compile the same: each file appears whole.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function writeWhole(file, content) {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, file);
}
