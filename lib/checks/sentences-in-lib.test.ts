import ts from "typescript";
import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

/**
 * English by design (docs/decisions/081): the command line, what an operator reads, and the API's
 * own document.
 */
const ENGLISH_BY_DESIGN =
  /^lib\/(checks|programs|release|rest-api|scaffold|metrics|platform|encryption-keys)\/|\.golden\.ts$/;

/**
 * Calls whose words no person reads in the product: defects, operators, the log, the API's
 * document.
 */
const NOT_FOR_PEOPLE = /^(?:new )?(?:Error|OperatorError|TypeError)$|\.describe$|log\(\)\.\w+$/;

/**
 * For the operator alone: a row of the outbox keeps why a mail was not taken, and only the command
 * line shows it. Screens say the word of `MAIL_PROBLEMS` (docs/decisions/101).
 */
const FOR_OPERATORS = new Set(["lib/mail/send-due-mails.ts"]);

function sentencesIn(file: string, source: string): string[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const called = `${ts.isNewExpression(node) ? "new " : ""}${node.expression.getText(parsed)}`;
      if (NOT_FOR_PEOPLE.test(called)) return;
    }
    const text = textOf(node);
    if (text !== null && /^["“]?[A-Z0-9X“][\s\S]*[a-z]+ [a-z]+[\s\S]*[.?!”]["”]?$/.test(text.trim()))
      found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `X${span.literal.text}`).join("");
}

it("no sentence for people stands in lib: each is named by its key", () => {
  const found = walkSources()
    .filter(({ file }) => file.startsWith("lib/") && !ENGLISH_BY_DESIGN.test(file))
    .filter(({ file }) => !FOR_OPERATORS.has(file))
    .flatMap(({ file, text }) => sentencesIn(file, text).map((sentence) => `${file}: ${sentence}`));
  expect(found).toEqual([]);
});

it.each([
  'const why = "This list is empty.";',
  "return `Only ${most} rows are read.`;",
  'throw new AppError("invalid", "Write a name first.");',
])("a sentence would be found: %s", (source) => {
  expect(sentencesIn("planted.ts", source)).toHaveLength(1);
});

it.each([
  'throw new Error("This cannot happen at all.");',
  'z.string().describe("The name of the list.")',
  'sentence("problems.lists.nameTaken")',
  'log().warn({ id }, "The mail server is away.")',
])("what no person reads in the product is left alone: %s", (source) => {
  expect(sentencesIn("planted.ts", source)).toEqual([]);
});
