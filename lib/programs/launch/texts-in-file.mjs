// @ts-check
import ts from "typescript";
import { readModule } from "./read-module.mjs";

/** Says any sentence of `lib` that a page was given: these are the files that such sentences are of. */
const SAYS_ANY = "components/forms/use-say.ts";
const SAID = ["alarms", "reasons", "rules"];

/** The ways to ask a translator for a text. */
const ASKS = new Set(["rich", "markup", "raw", "has"]);

/**
 * The keys of the texts that a module says, or the part of the texts where the key is only known
 * when it runs.
 * @param {string} file
 * @returns {string[]}
 */
export function textsInFile(file) {
  if (file === SAYS_ANY) return SAID;
  return textsIn(readModule(file).source);
}

/**
 * @param {ts.SourceFile} source
 * @returns {string[]}
 */
export function textsIn(source) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === "useTranslations"
    )
      found.push(...textsOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * The texts of one translator: by its calls when it is only called, else all that it may say.
 * @param {ts.CallExpression} made
 * @returns {string[]}
 */
function textsOf(made) {
  const [named] = made.arguments;
  const part = named && ts.isStringLiteralLike(named) ? named.text : "";
  const { parent } = made;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return [part];
  const name = parent.name;
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && isValue(node)) {
      for (const key of keysAt(node)) found.add(key === "" ? part : `${part}.${key}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(scopeOf(parent));
  return [...found];
}

/** @param {ts.Node} node */
function scopeOf(node) {
  let scope = node.parent;
  while (!ts.isBlock(scope) && !ts.isSourceFile(scope)) scope = scope.parent;
  return scope;
}

/**
 * Whether the name stands for what it holds: it is no type, no tag, no name of a property, and none
 * of what a hook depends on.
 * @param {ts.Identifier} node
 */
function isValue(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isArrayLiteralExpression(parent)) return !isHook(parent.parent);
  return !ts.isTypeQueryNode(parent) && !ts.isJsxAttribute(parent) && !isTag(parent);
}

/** @param {ts.Node} node */
function isHook(node) {
  return ts.isCallExpression(node) && /^use[A-Z]/.test(node.expression.getText());
}

/** @param {ts.Node} node */
function isTag(node) {
  return ts.isJsxOpeningElement(node) || ts.isJsxClosingElement(node) || ts.isJsxSelfClosingElement(node);
}

/**
 * The keys that are asked for where the translator is named; "" for any.
 * @param {ts.Identifier} node
 * @returns {string[]}
 */
function keysAt(node) {
  const { parent } = node;
  const call =
    ts.isPropertyAccessExpression(parent) && parent.expression === node && ASKS.has(parent.name.text)
      ? parent.parent
      : parent;
  if (!ts.isCallExpression(call) || call.arguments.includes(node)) return [""];
  const [key] = call.arguments;
  return key ? keysOf(key) : [""];
}

/**
 * @param {ts.Expression} key
 * @returns {string[]}
 */
function keysOf(key) {
  if (ts.isStringLiteralLike(key)) return [key.text];
  if (ts.isConditionalExpression(key)) return [...keysOf(key.whenTrue), ...keysOf(key.whenFalse)];
  if (ts.isParenthesizedExpression(key) || ts.isAsExpression(key)) return keysOf(key.expression);
  if (ts.isTemplateExpression(key)) {
    const { text } = key.head;
    return [text.slice(0, Math.max(0, text.lastIndexOf(".")))];
  }
  return [""];
}
