import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { projectRoot } from "@/lib/platform/project-root";

const WRITERS = new Set(["recordAudit"]);

interface Module {
  file: string;
  /** Top-level functions and values by name, with what they are made of. */
  own: Map<string, ts.Node>;
  /** Names that come from another file of the project. */
  imported: Map<string, { file: string; name: string }>;
}

const modules = new Map<string, Module>();

/**
 * Whether what a file exports under a name writes the audit log, as far as the source says: through
 * every function that it names, in this file and in those it imports from (L-1). Types, tests and
 * the guards around a verb do not count.
 */
export function reachesAudit(file: string, name: string, seen = new Set<string>()): boolean {
  const key = `${file}#${name}`;
  if (seen.has(key)) return false;
  seen.add(key);
  const module = readModule(file);
  const node = module.own.get(name);
  if (node === undefined) return false;
  return namesIn(node).some((each) => {
    if (WRITERS.has(each)) return true;
    if (module.own.has(each)) return reachesAudit(file, each, seen);
    const from = module.imported.get(each);
    return (
      from !== undefined && !from.file.includes("/lib/guards/") && reachesAudit(from.file, from.name, seen)
    );
  });
}

function readModule(file: string): Module {
  const known = modules.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const module: Module = { file, own: new Map(), imported: new Map() };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) addImports(module, statement);
    else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      module.own.set(statement.name.text, statement);
    else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) module.own.set(name.text, initializer);
      }
    }
  }
  modules.set(file, module);
  return module;
}

function addImports(module: Module, statement: ts.ImportDeclaration): void {
  const target = resolve(module.file, (statement.moduleSpecifier as ts.StringLiteral).text);
  const names = statement.importClause?.namedBindings;
  if (target === null || statement.importClause?.isTypeOnly || !names || !ts.isNamedImports(names)) return;
  for (const each of names.elements) {
    if (!each.isTypeOnly)
      module.imported.set(each.name.text, { file: target, name: (each.propertyName ?? each.name).text });
  }
}

function resolve(from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? path.join(projectRoot, specifier.slice(2))
    : path.resolve(path.dirname(from), specifier);
  if (!specifier.startsWith("@/") && !specifier.startsWith(".")) return null;
  return [`${base}.ts`, `${base}.tsx`].find((each) => existsSync(each)) ?? null;
}

function namesIn(node: ts.Node): string[] {
  const names: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isTypeNode(each)) return;
    if (ts.isIdentifier(each)) names.push(each.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}
