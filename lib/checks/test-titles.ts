import { readFileSync } from "node:fs";
import ts from "typescript";

const NAMES = new Set(["it", "test", "describe"]);

/** The title of every test and group in a file, as it stands in the source. */
export function testTitles(file: string): string[] {
  const parsed = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && NAMES.has(firstName(node.expression))) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteral(title) || ts.isNoSubstitutionTemplateLiteral(title)))
        titles.push(title.text);
      else if (title && ts.isTemplateExpression(title)) titles.push(title.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return titles;
}

/** `it` of `it(…)`, `it.each(…)(…)` and ``it.each`…`(…)``. */
function firstName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return firstName(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return firstName(node.tag);
  return "";
}
