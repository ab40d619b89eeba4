const TRIGGER = /^[=+\-@\t\r\n\0]/;
/** Reads like a guarded cell already, so it gets one more apostrophe to come back as it was. */
const LIKE_GUARDED = /^'+[=+\-@\t\r\n\0\d]/;

/** A text that no spreadsheet runs as a formula, wherever it is pasted. */
export function guardCell(text: string): string {
  return TRIGGER.test(text) || LIKE_GUARDED.test(text) ? `'${text}` : text;
}

/**
 * One cell of an exported CSV: always quoted, and nothing that a spreadsheet would run as a
 * formula.
 */
export function csvCell(value: string | number | bigint | boolean | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  return `"${guardCell(text).replaceAll('"', '""')}"`;
}

/** One line of an exported CSV. */
export function csvLine(values: readonly (string | number | bigint | boolean | null | undefined)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

/** A line for our own reading, with nothing guarded: what goes in comes out. */
export function csvPlainLine(values: readonly string[]): string {
  return `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/**
 * Takes a guard away again, so that what was exported comes back as it was: our own apostrophe
 * before a formula character, a spreadsheet's before a digit, and the `="0123"` with which other
 * programs keep a spreadsheet from eating the 0.
 */
export function unguardCell(cell: string): string {
  if (LIKE_GUARDED.test(cell)) return cell.slice(1);
  if (!cell.startsWith("=")) return cell;
  const plain = cell.replaceAll('""', '"');
  return (
    /^=\s?(?:T\()?"([^"]*)"\)?$/i.exec(plain)?.[1] ??
    /^=(\+?\d+)$/.exec(plain)?.[1] ??
    /^=HYPERLINK\("[^"]*"[,;] ?"([^"]*)"\)$/i.exec(plain)?.[1] ??
    cell
  );
}

/**
 * Headers that make a browser store the answer as a file. The name keeps its letters, of whatever
 * script (RFC 6266); what reads only the plain one gets what is left of it in ASCII.
 */
export function attachment(
  fileName: string,
  contentType = "text/csv; charset=utf-8",
): Record<string, string> {
  const plain =
    fileName
      .normalize("NFKD")
      .replace(/[^\w.-]+/g, "-")
      .replace(/^[-.]+/, "")
      .slice(0, 80) || "export.csv";
  const whole =
    [
      ...fileName
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\s"\\/:*?<>|]+/gu, "-")
        .replace(/^[-.]+/, ""),
    ]
      .slice(0, 80)
      .join("") || plain;
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const named = whole === plain ? "" : `; filename*=UTF-8''${encoded}`;
  return {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${plain}"${named}`,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  };
}
