import "server-only";
import type { SealedColumn } from "@/lib/encryption-keys/sealed-columns";
import { sql } from "@/lib/platform/db/sql";
import { openSecret, sealedPrefixes, sealSecret } from "@/lib/platform/secrets";

const AT_ONCE = 200;

/** What became of the values that the old key had sealed. */
export interface Resealed {
  resealed: number;
  /** Altered, or moved from another row: left as they were. */
  unreadable: number;
}

type SealedRow = Record<string, string> & { sealed: string };

/**
 * Seals every value of one column again that the old key sealed. A few rows a transaction, along
 * the primary key; each is written only if it is still what was read, so programs may go on, and a
 * run that died is simply repeated: what is done is passed over.
 */
export async function resealColumn(column: SealedColumn): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: 0 };
  const { old } = sealedPrefixes();
  if (old === null) return done;
  const names = column.key.map(([name]) => `"${name}"`).join(", ");
  const after = column.key.map(([, type], at) => `$${at + 2}::${type}`).join(", ");
  let place: string[] | null = null;
  for (;;) {
    const rows: SealedRow[] = await sql.query<SealedRow>(
      `SELECT ${names}, "${column.column}" AS sealed FROM "${column.table}"
       WHERE starts_with("${column.column}", $1) ${place === null ? "" : `AND (${names}) > (${after})`}
       ORDER BY ${names} LIMIT ${AT_ONCE}`,
      [old, ...(place ?? [])],
    );
    const fresh = rows.flatMap((row) => reseal(column, row));
    done.unreadable += rows.length - fresh.length;
    done.resealed += await write(column, fresh);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return done;
    place = keyOf(column, last);
  }
}

const keyOf = (column: SealedColumn, row: SealedRow): string[] =>
  column.key.map(([name]) => String(row[name]));

function reseal(column: SealedColumn, row: SealedRow): { row: SealedRow; sealed: string }[] {
  const boundTo = column.boundTo(...keyOf(column, row));
  try {
    return [{ row, sealed: sealSecret(openSecret(row.sealed, boundTo), boundTo) }];
  } catch {
    return [];
  }
}

async function write(column: SealedColumn, fresh: { row: SealedRow; sealed: string }[]): Promise<number> {
  if (fresh.length === 0) return 0;
  const keys = column.key.map(([name, type], at) => ({
    name,
    type,
    values: fresh.map(({ row }) => keyOf(column, row)[at]),
  }));
  return sql.execute(
    `UPDATE "${column.table}" t SET "${column.column}" = u.fresh
     FROM unnest($1::text[], $2::text[], ${keys.map(({ type }, at) => `$${at + 3}::${type}[]`).join(", ")})
       AS u (was, fresh, ${keys.map((_, at) => `k${at}`).join(", ")})
     WHERE ${keys.map(({ name }, at) => `t."${name}" = u.k${at}`).join(" AND ")}
       AND t."${column.column}" = u.was`,
    [
      fresh.map(({ row }) => row.sealed),
      fresh.map(({ sealed }) => sealed),
      ...keys.map(({ values }) => values),
    ],
  );
}
