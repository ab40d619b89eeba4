// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readModule } from "./read-module.mjs";
import { root } from "./source-hash.mjs";

/** The files that Next draws by itself. */
const DRAWN = /^(page|layout|template|loading|error|not-found)\.tsx$/;
/** A layout or page that gives the browser texts. */
const GIVES = /<PlaceTexts\b|\bbrowserTexts\(/;

/**
 * A layout or page that gives texts, as its path under app without its ending, and the modules that
 * run in the browser for it and for all that nothing further in gives texts to.
 * @typedef {{ place: string; files: string[] }} Place
 */

/**
 * The outer before the inner.
 * @param {string[]} files of the folder app
 * @returns {Place[]}
 */
export function findPlaces(files) {
  const drawn = files.filter((file) => DRAWN.test(path.basename(file)));
  const giving = drawn
    .filter(
      (file) =>
        path.basename(file) === "layout.tsx" && GIVES.test(readFileSync(path.join(root, file), "utf8")),
    )
    .sort((a, b) => a.split(path.sep).length - b.split(path.sep).length || a.localeCompare(b));
  return giving.map((file) => ({
    place: placeOf(file),
    files: runInBrowser(drawn.filter((each) => giverOf(each, giving) === file)),
  }));
}

/** @param {string} file */
function placeOf(file) {
  return file
    .split(path.sep)
    .slice(1)
    .join("/")
    .replace(/\.tsx$/, "");
}

/**
 * Itself, or the nearest layout around it.
 * @param {string} file
 * @param {string[]} giving
 */
function giverOf(file, giving) {
  if (giving.includes(file)) return file;
  for (let folder = path.dirname(file); folder !== "."; folder = path.dirname(folder)) {
    const layout = path.join(folder, "layout.tsx");
    if (giving.includes(layout)) return layout;
  }
  return undefined;
}

/**
 * What these files need in a browser: modules that say "use client" and all that such ones import,
 * late or at once.
 * @param {string[]} entries
 * @returns {string[]}
 */
function runInBrowser(entries) {
  /** @type {Set<string>} */
  const onServer = new Set();
  /** @type {Set<string>} */
  const inBrowser = new Set();
  /**
   * @param {string} file
   * @param {boolean} within
   */
  const visit = (file, within) => {
    // Nothing of lib imports a component.
    if (!within && file.startsWith("lib/")) return;
    const { directive, imports, serverOnly } = readModule(file);
    if (directive === "use server" || (serverOnly && within)) return;
    const runs = within || directive === "use client";
    const seen = runs ? inBrowser : onServer;
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of imports) {
      const target = resolve(file, specifier);
      if (target !== null) visit(target, runs);
    }
  };
  for (const entry of entries) visit(entry, false);
  return [...inBrowser].sort();
}

/**
 * A file of the project, or null for a package.
 * @param {string} from
 * @param {string} specifier
 * @returns {string | null}
 */
function resolve(from, specifier) {
  if (!specifier.startsWith("@/") && !specifier.startsWith(".")) return null;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(from), specifier);
  return [`${base}.ts`, `${base}.tsx`].find((each) => existsSync(path.join(root, each))) ?? null;
}
