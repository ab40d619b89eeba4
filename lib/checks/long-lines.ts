import ts from "typescript";

const CODE = 110;
const COMMENT = 100;
/** A shorter text does not make a line long by itself. */
const TEXT = 60;
const DIRECTIVE = /biome-ignore|https?:\/\//;
const SQL = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN|WHERE|RETURNING|ON CONFLICT)\b/;
const TABLE = "biome-ignore format";

/**
 * The lines of a source that are too long: code over 110 columns, comments over 100. A line may be
 * longer when it holds a text of more than 60 characters (a string, a template, a regular
 * expression, words between tags) that is not SQL; when it is a directive or holds an address; or
 * when it is a row of a table that the formatter leaves alone.
 */
export function longLines(file: string, text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (lines.every((line) => line.length <= COMMENT)) return [];
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const { texts, tables } = collect(source);
  const starts = source.getLineStarts();
  return lines.flatMap((line, index) => {
    const isComment = /^\s*(?:\/\/|\/?\*)/.test(line);
    const limit = isComment ? COMMENT : CODE;
    if (line.length <= limit || DIRECTIVE.test(line)) return [];
    const from = starts[index] ?? 0;
    const within = { from, to: from + line.length };
    const excused =
      !isComment &&
      (tables.some((table) => overlap(table, within) > 0) ||
        texts.some((one) => !one.isSql && overlap(one, within) > TEXT));
    return excused ? [] : [`${file}:${index + 1} has ${line.length} columns, of ${limit}`];
  });
}

interface Span {
  from: number;
  to: number;
}

function collect(source: ts.SourceFile): { texts: (Span & { isSql: boolean })[]; tables: Span[] } {
  const texts: (Span & { isSql: boolean })[] = [];
  const tables: Span[] = [];
  const look = (node: ts.Node) => {
    const span = { from: node.getStart(source), to: node.getEnd() };
    if (
      ts.isStringLiteral(node) ||
      ts.isTemplateLiteral(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isJsxText(node)
    )
      texts.push({ ...span, isSql: SQL.test(source.text.slice(span.from, span.to)) });
    if (ts.isVariableStatement(node) && source.text.slice(node.getFullStart(), span.from).includes(TABLE))
      tables.push(span);
    ts.forEachChild(node, look);
  };
  look(source);
  return { texts, tables };
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
