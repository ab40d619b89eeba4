// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { root } from "./source-hash.mjs";

/** @typedef {{ source: ts.SourceFile; directive: string | null; serverOnly: boolean; imports: string[] }} Module */

/** @type {Map<string, Module>} */
const known = new Map();

/**
 * What a file of the project says where it runs, and which modules it needs there: never those that
 * it takes only types from.
 * @param {string} file
 * @returns {Module}
 */
export function readModule(file) {
  const before = known.get(file);
  if (before) return before;
  const text = readFileSync(path.join(root, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const [first] = source.statements;
  const directive =
    first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
      ? first.expression.text
      : null;
  const imports = [...source.statements.flatMap(importedBy), ...importedLate(source)];
  const module = { source, directive, serverOnly: imports.includes("server-only"), imports };
  known.set(file, module);
  return module;
}

/**
 * @param {ts.Statement} statement
 * @returns {string[]}
 */
function importedBy(statement) {
  if (ts.isImportDeclaration(statement)) {
    const { importClause, moduleSpecifier } = statement;
    const names = importClause?.namedBindings;
    const onlyTypes =
      importClause?.isTypeOnly ||
      (importClause &&
        !importClause.name &&
        names &&
        ts.isNamedImports(names) &&
        names.elements.every((each) => each.isTypeOnly));
    return onlyTypes ? [] : [textOf(moduleSpecifier)];
  }
  if (ts.isExportDeclaration(statement) && statement.moduleSpecifier && !statement.isTypeOnly)
    return [textOf(statement.moduleSpecifier)];
  return [];
}

/**
 * @param {ts.SourceFile} source
 * @returns {string[]}
 */
function importedLate(source) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push(textOf(/** @type {ts.Expression} */ (node.arguments[0])));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {ts.Expression} node */
function textOf(node) {
  return ts.isStringLiteralLike(node) ? node.text : "";
}
