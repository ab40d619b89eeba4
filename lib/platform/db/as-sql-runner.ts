/**
 * What both a pg client and an adapted Prisma transaction can do: statements that serve people and
 * programs alike are written once.
 */
export interface SqlRunner {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

interface RawRunner {
  $queryRawUnsafe<T>(text: string, ...values: unknown[]): Promise<T>;
}

/**
 * A Prisma transaction as an `SqlRunner`, so that a statement runs inside row-level security. The
 * text is always a constant of ours; values go as parameters, cast in the text (`$1::uuid`). int8
 * comes back as a number, as on the pg path.
 */
export function asSqlRunner(tx: RawRunner): SqlRunner {
  return {
    async query<Row>(text: string, values: unknown[] = []) {
      const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows: rows.map(withNumbers) as Row[] };
    },
  };
}

function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );
}
