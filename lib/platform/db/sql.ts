import "server-only";
import pg from "pg";
import { log } from "@/lib/platform/log";
import { OperatorError } from "@/lib/platform/operator-error";

/**
 * One connection inside a transaction. `client.query(text, values)` answers pg's own result: `{
 * rows, rowCount }`.
 */
export type SqlClient = pg.PoolClient;
type Row = pg.QueryResultRow;
type Values = readonly unknown[];

const INT8 = 20;
const INT8_ARRAY = 1016;
const RETRIED = new Set(["40001", "40P01"]);

/**
 * Next bundles its own copy of this file, so what a process shares lives on globalThis: one pool
 * for the server and its pages.
 */
const shared = globalThis as {
  canangSql?: {
    url?: string;
    size?: number;
    patience?: number;
    pool?: pg.Pool;
    closers: Set<() => Promise<void>>;
  };
};
const state = () => {
  shared.canangSql ??= { closers: new Set() };
  return shared.canangSql;
};

/**
 * Says which database this process uses. Call it once at the start of a program, before the first
 * query. `patience` is for tests: the milliseconds that anything waits for a connection and that a
 * transaction may take, however busy the machine is.
 */
export function configureDatabase(url: string, options: { poolSize?: number; patience?: number } = {}): void {
  const current = state();
  if (current.pool !== undefined && current.url !== url)
    throw new Error("The database was already in use: close it before choosing another.");
  current.url = url;
  if (options.poolSize !== undefined) current.size = options.poolSize;
  if (options.patience !== undefined) current.patience = options.patience;
}

/** What `configureDatabase` was told. */
export function databasePatience(): number | undefined {
  return state().patience;
}

/** The URL of the database this process uses. */
export function databaseUrl(): string {
  const url = state().url ?? process.env.DATABASE_URL;
  if (!url) throw new OperatorError("No database is configured: set DATABASE_URL, or start with npm start.");
  return url;
}

/**
 * A pool that outlives a restart of Postgres and reads int8 as a number. A connection that is lost
 * says so twice: to the query under way, and as an event that would end the process if nobody
 * listened. The pool listens while a connection is idle; we listen while one is taken out for a
 * transaction.
 */
export function createPool(overrides: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: state().size ?? (Number(process.env.DATABASE_POOL) || 10),
    connectionTimeoutMillis: state().patience ?? 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    ...overrides,
  });
  pool.on("error", (error) => log().warn({ err: error }, "an idle database connection was lost"));
  pool.on(
    "connect",
    (client) =>
      void client.on("error", (error) => log().debug({ err: error }, "a database connection was lost")),
  );
  return pool;
}

/** Something else to close with the database (the Prisma client registers itself). */
export function onDatabaseClose(close: () => Promise<void>): void {
  state().closers.add(close);
}

/** Ends every connection of this process. After it another database may be configured. */
export async function closeDatabase(): Promise<void> {
  const { closers, pool } = state();
  shared.canangSql = { closers: new Set() };
  await Promise.all([...closers].map((close) => close()));
  await pool?.end();
}

function sharedPool(): pg.Pool {
  const current = state();
  current.pool ??= createPool({ application_name: "canang" });
  return current.pool;
}

/**
 * The trusted programs' way in (worker, callbacks, import, launch, sign-in): plain SQL as the owner
 * of the tables, past row-level security. Every statement names its workspace_id itself.
 */
export const sql = {
  /** The rows. */
  async query<T extends Row = Row>(text: string, values: Values = []): Promise<T[]> {
    return (await run<T>(text, values)).rows;
  },
  /** The first row, or null. */
  async first<T extends Row = Row>(text: string, values: Values = []): Promise<T | null> {
    return (await run<T>(text, values)).rows[0] ?? null;
  },
  /** How many rows a statement changed. */
  async execute(text: string, values: Values = []): Promise<number> {
    return (await run(text, values)).rowCount ?? 0;
  },
  transaction,
  /** The pool itself, for LISTEN, cursors and libraries that take one. */
  pool: sharedPool,
};

/** One statement, a transaction of its own. */
function run<T extends Row>(text: string, values: Values): Promise<pg.QueryResult<T>> {
  return retried(() => sharedPool().query<T>(text, [...values]));
}

/**
 * A deadlock or serialization failure has rolled everything back: it is tried again, at most three
 * times in all.
 */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 3 || !RETRIED.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

/**
 * Runs `work` in one transaction, and again after a deadlock or serialization failure: so `work`
 * touches nothing but the database, and never waits for HTTP.
 */
function transaction<T>(
  work: (client: SqlClient) => Promise<T>,
  options: { isolation?: "repeatable read" | "serializable" } = {},
): Promise<T> {
  const begin = options.isolation === undefined ? "BEGIN" : `BEGIN ISOLATION LEVEL ${options.isolation}`;
  return retried(() => transactionOnce(begin, work));
}

async function transactionOnce<T>(begin: string, work: (client: SqlClient) => Promise<T>): Promise<T> {
  const client = await sharedPool().connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function typeParser(oid: number, format?: "text" | "binary"): unknown {
  if (oid === INT8 && format !== "binary") return safeInteger;
  if (oid === INT8_ARRAY && format !== "binary") return safeIntegers;
  return pg.types.getTypeParser(oid, format as "text");
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a JavaScript number.`);
  return value;
}

function safeIntegers(text: string): (number | null)[] {
  const inner = text.slice(1, -1);
  return inner === "" ? [] : inner.split(",").map((item) => (item === "NULL" ? null : safeInteger(item)));
}
