import pg from "pg";

/**
 * The programs' own connection: to move time by dating rows back, or to end a session under
 * somebody's hands.
 */
export async function queryDatabase<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
