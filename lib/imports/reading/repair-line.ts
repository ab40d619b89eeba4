/** How the cells of a line are told apart. */
export interface CellMarks {
  delimiter: string;
  /** Empty where the file has none. */
  quote: string;
}

/**
 * One line whose quotation marks do not close as they should, read by itself so that it can take
 * nobody else with it. Two readings are tried; the one with the usual number of cells wins.
 */
export function repairLine(line: string, marks: CellMarks, width: number): string[] {
  const lenient = lenientCells(line, marks);
  if (lenient.length === width) return lenient;
  const literal = literalCells(line, marks);
  return literal.length === width ? literal : lenient;
}

/**
 * The cells of a line that a program has put into quotation marks as a whole, "Ali,0123456789";
 * null where it is one cell. A width of 0 is not known yet.
 */
export function cellsInside(line: string, marks: CellMarks, width: number): string[] | null {
  if (!line.includes(marks.delimiter) || /[\r\n]/.test(line)) return null;
  const cells = lenientCells(line, marks);
  return cells.length > 1 && (width === 0 || cells.length === width) ? cells : null;
}

/** Every delimiter cuts; a quotation mark at the edge of a cell is no part of it. */
export function literalCells(line: string, { delimiter, quote }: CellMarks): string[] {
  return line.split(delimiter).map((cell) => stripQuote(cell.trim(), quote));
}

function stripQuote(cell: string, quote: string): string {
  if (quote === "") return cell;
  const from = cell.startsWith(quote) ? quote.length : 0;
  const to = cell.length > from && cell.endsWith(quote) ? cell.length - quote.length : cell.length;
  return cell.slice(from, to).replaceAll(quote + quote, quote);
}

/** A quoted cell ends at the first mark that stands before a delimiter or the end of the line. */
function lenientCells(line: string, { delimiter, quote }: CellMarks): string[] {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const begin = skipSpaces(line, at, delimiter);
    const close = line[begin] === quote ? closingQuote(line, begin, delimiter, quote) : null;
    if (close !== null) {
      cells.push(plainText(line.slice(begin + 1, close.at), quote));
      if (close.next >= line.length) return cells;
      at = close.next + 1;
      continue;
    }
    const end = line.indexOf(delimiter, at);
    const cell = line.slice(at, end < 0 ? line.length : end);
    cells.push(line[begin] === quote ? stripQuote(cell.trim(), quote) : cell);
    if (end < 0) return cells;
    at = end + 1;
  }
}

function closingQuote(line: string, begin: number, delimiter: string, quote: string) {
  for (let at = line.indexOf(quote, begin + 1); at >= 0; at = line.indexOf(quote, at + 1)) {
    const next = skipSpaces(line, at + 1, delimiter);
    if (next >= line.length || line[next] === delimiter) return { at, next };
  }
  return null;
}

export function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === " " || (text[at] === "\t" && delimiter !== "\t")) at++;
  return at;
}

function plainText(cell: string, quote: string): string {
  return cell.replaceAll(`\\${quote}`, quote).replaceAll(quote + quote, quote);
}
