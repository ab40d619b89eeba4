import "server-only";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { SqlClient } from "@/lib/platform/db/sql";

/** Characters of one piece that goes to Postgres. */
const PIECE = 64 * 1024;

/**
 * Appends rows through COPY, which costs Postgres about half of what INSERT does. `read` tells the
 * values of a row in the order of `columns`. A row that breaks a constraint fails them all.
 */
export async function copyRows<T>(
  client: SqlClient,
  table: string,
  columns: readonly string[],
  rows: readonly T[],
  read: (row: T, index: number) => readonly (string | null)[],
): Promise<void> {
  if (rows.length === 0) return;
  const into = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  await pipeline(copyText(rows, read), into);
}

/** The text format of COPY: tabs between values, a line for each row. */
function* copyText<T>(
  rows: readonly T[],
  read: (row: T, index: number) => readonly (string | null)[],
): Generator<string> {
  let text = "";
  for (let index = 0; index < rows.length; index += 1) {
    const values = read(rows[index] as T, index);
    for (let i = 0; i < values.length; i += 1) text += (i === 0 ? "" : "\t") + copyValue(values[i] ?? null);
    text += "\n";
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyValue(value: string | null): string {
  if (value === null) return "\\N";
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] as string) : value;
}
