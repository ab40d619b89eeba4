/**
 * A backup is a gzip of lines: a head, then for each table a line that names it, its rows as COPY
 * writes them, and `\.`; then the sequences, and an end that says how much there was.
 */
export interface BackupHead {
  canang: "backup";
  version: 1;
  /** By the database's clock, when the snapshot was taken. */
  madeAt: string;
  /** The migrations that the database had. */
  migrations: string[];
}

export interface BackupTable {
  table: string;
  columns: string[];
}

export interface BackupSequences {
  sequences: { name: string; value: string }[];
}

export interface BackupEnd {
  end: true;
  tables: number;
  rows: number;
}

/** Ends the rows of a table; a row never looks so, for COPY doubles its backslashes. */
export const ROWS_END = "\\.\n";

/**
 * Whose rows stay behind: nobody is signed in through an old copy, and the migrations write their
 * own table.
 */
export const LEFT_OUT = ["_prisma_migrations", "session", "session_workspace", "rate_limit"];

/** The tables of ours, each with the columns that are not computed. */
export const TABLES = `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  GROUP BY c.relname ORDER BY c.relname`;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
