// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import { root } from "./source-hash.mjs";

const OUTPUT = "lib/core/generated/texts.ts";
const TEXTS = "messages/en";
/** The files whose sentences `lib` says. */
const SPOKEN = ["alarms", "input", "papers", "problems", "reasons", "rules"];

/** How icu-minify numbers the kinds of arguments that are not plain text. */
const SELECT = 1;
const NUMBERS = [2, 3, 4];

/** @typedef {string | { [key: string]: Texts }} Texts */
/** @typedef {{ arguments: Map<string, { kind: number; choices: string[] }>; tags: Set<string> }} Shape */

/**
 * Writes as types what every text of `messages/en` must be given: a type of JSON knows no text's
 * own words. Returns whether anything changed.
 * @returns {boolean}
 */
export function generateTexts() {
  const output = path.join(root, OUTPUT);
  const written = textTypes(readEnglish());
  if (existsSync(output) && readFileSync(output, "utf8") === written) return false;
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, written);
  return true;
}

/** @returns {{ [file: string]: Texts }} */
function readEnglish() {
  const folder = path.join(root, TEXTS);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [
        path.basename(file, ".json"),
        JSON.parse(readFileSync(path.join(folder, file), "utf8")),
      ]),
  );
}

/**
 * The file of types for these texts.
 * @param {{ [file: string]: Texts }} texts
 * @returns {string}
 */
function textTypes(texts) {
  const spoken = SPOKEN.flatMap((file) => flatTexts(texts[file] ?? {}, file));
  return `// Written by \`npm run generate\` from ${TEXTS}.

/** Every text as its arguments and tags alone, which is what next-intl's types read of it. */
export interface Texts ${nested(texts, "")}

/** What each sentence of \`lib\` must be given, by its key; \`Said\` stands where words belong. */
export interface SpokenArguments<Said> {
${spoken.map(([key, text]) => `  ${JSON.stringify(key)}: ${argumentsType(shapeOf(text))};\n`).join("")}}
`;
}

/**
 * @param {Texts} texts
 * @param {string} indent
 * @returns {string}
 */
function nested(texts, indent) {
  if (typeof texts === "string") return JSON.stringify(literal(shapeOf(texts)));
  const lines = Object.entries(texts).map(
    ([key, of]) => `${indent}  ${JSON.stringify(key)}: ${nested(of, `${indent}  `)};\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

/**
 * Every text with its whole key.
 * @param {Texts} texts
 * @param {string} at
 * @returns {[string, string][]}
 */
export function flatTexts(texts, at) {
  if (typeof texts === "string") return [[at, texts]];
  return Object.entries(texts).flatMap(([key, of]) => flatTexts(of, `${at}.${key}`));
}

/**
 * The arguments and tags of a text, wherever in it they stand.
 * @param {string} text
 * @returns {Shape}
 */
export function shapeOf(text) {
  /** @type {Shape} */
  const shape = { arguments: new Map(), tags: new Set() };
  addParts(compile(text), shape);
  return shape;
}

/**
 * A compiled text is a string or a list of parts; a part that is a list itself is an argument or a
 * tag with its own parts.
 * @param {unknown} parts
 * @param {Shape} shape
 */
function addParts(parts, shape) {
  if (!Array.isArray(parts)) return;
  for (const part of parts) {
    if (!Array.isArray(part)) continue;
    const [name, kind, choices] = part;
    if (part.length > 1 && typeof kind !== "number") {
      shape.tags.add(name);
      addParts(part.slice(1), shape);
      continue;
    }
    const forms = kind === SELECT || NUMBERS.includes(kind) ? Object.entries(choices ?? {}) : [];
    // Named once as words and once as a number, it is a number.
    if (kind !== undefined || !shape.arguments.has(name))
      shape.arguments.set(name, { kind: kind ?? 0, choices: forms.map(([form]) => form) });
    for (const [, form] of forms) addParts(form, shape);
  }
}

/**
 * @param {Shape} shape
 * @returns {string}
 */
function literal(shape) {
  const named = [...shape.arguments].map(([name, { kind, choices }]) => {
    if (kind === 0) return `{${name}}`;
    if (kind === SELECT) return `{${name}, select, ${choices.map((choice) => `${choice} {}`).join(" ")}}`;
    return NUMBERS.includes(kind) ? `{${name}, number}` : `{${name}, date}`;
  });
  return [...named, ...[...shape.tags].map((tag) => `<${tag}></${tag}>`)].join("");
}

/**
 * @param {Shape} shape
 * @returns {string}
 */
function argumentsType(shape) {
  if (shape.arguments.size === 0) return "unknown";
  const types = [...shape.arguments].map(([name, { kind, choices }]) => {
    if (kind === 0) return `${name}: Said`;
    if (kind !== SELECT) return `${name}: ${NUMBERS.includes(kind) ? "number" : "Date"}`;
    const known = choices.filter((choice) => choice !== "other").map((choice) => JSON.stringify(choice));
    return `${name}: ${[...known, ...(choices.includes("other") ? ["(string & {})"] : [])].join(" | ")}`;
  });
  return `{ ${types.join("; ")} }`;
}
