import "server-only";

export type ExportCell = string | number | boolean | null | undefined;

/** What is exported: its headings, and its rows as they are read, a page at a time. */
export interface ExportTable {
  /** What is in it, for the name of the file: `contacts`. */
  content: string;
  columns: readonly string[];
  pages: AsyncIterable<readonly (readonly ExportCell[])[]>;
}

/** Rows read at once: few enough for memory, enough that the database is asked seldom. */
export const EXPORT_PAGE = 1_000;

/** Pages of a list that is read by its cursor. */
export async function* pagesByCursor<Row>(
  read: (cursor: string | undefined) => Promise<{ data: Row[]; nextCursor: string | null }>,
  cells: (row: Row) => ExportCell[],
): AsyncGenerator<ExportCell[][]> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.data.map(cells);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
