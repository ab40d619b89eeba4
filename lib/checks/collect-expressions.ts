import ts from "typescript";
import { walkSources } from "./walk-sources";

/** A regular expression of the product, and everywhere it stands. */
export interface FoundExpression {
  source: string;
  flags: string;
  places: string[];
}

/**
 * Read only our own words or the operator's: simulator, commands, environment, mail server, our
 * SQL, API pages.
 */
const OWN_WORDS =
  /^lib\/(programs\/((?:whatsapp-)?simulator|cli)|release|rest-api|mail\/mail-server\.ts|platform\/(postgres|env\.ts|db\/schema-drift\.ts))\b/;

/**
 * Every regular expression that is written as a literal in the product's own source, by the
 * compiler's own parser.
 */
export function collectExpressions(): FoundExpression[] {
  const found = new Map<string, FoundExpression>();
  for (const { file, text } of walkSources()) {
    if (OWN_WORDS.test(file)) continue;
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        const expression = found.get(node.text) ?? {
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
          places: [],
        };
        expression.places.push(`${file}:${parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
        found.set(node.text, expression);
      }
      ts.forEachChild(node, visit);
    };
    visit(parsed);
  }
  return [...found.values()];
}
