import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import type { Pool, QueryResult } from "pg";
import { log } from "@/lib/platform/log";
import { projectRoot } from "@/lib/platform/project-root";

/** Nothing is left out of a comparison or a migration. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

interface EngineModule {
  SchemaEngine: { new: (typeof SchemaEngine)["new"] };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/**
 * Postgres' internal one-byte type, which the catalogues use and the adapter does not know; it
 * travels as a date, which they never use.
 */
const INTERNAL_CHAR = 18;
const DATE = 1082;

/**
 * Prisma's own schema engine in WebAssembly on a plain pg connection: the same files and the same
 * _prisma_migrations table as `prisma migrate deploy`, without the native program that it would
 * download.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const module = await loadEngine();
  const pools = new Set<Pool>();
  const failures: Error[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(engineAdapter(url, pools, failures));
  const datamodels = (await readSchema()).files.map((file): [string, string] => [file.path, file.content]);
  const engine = await module.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    throw failures.at(-1) ?? error;
  } finally {
    engine.free();
    await Promise.all([...pools].map((pool) => pool.end()));
  }
}

/**
 * Two things the adapter does otherwise: it cuts a script at every semicolon, also inside the body
 * of a function, where Postgres takes the whole script at once; and it refuses to read "char"
 * columns. What a script failed with is kept: the engine only passes on a number.
 */
function engineAdapter(url: string, pools: Set<Pool>, failures: Error[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: url, max: 2 });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const pool = adapter.underlyingDriver();
    pools.add(pool);
    const query = pool.query.bind(pool) as (config: unknown) => Promise<QueryResult>;
    const readable = async (config: unknown) => {
      const result = await query(config);
      for (const field of result.fields ?? [])
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = DATE;
      return result;
    };
    Object.assign(pool, { query: readable });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const result = await queryRaw(asked);
      return {
        ...result,
        columnTypes: result.columnTypes.map((type) =>
          type === ColumnTypeEnum.Date ? ColumnTypeEnum.Character : type,
        ),
      };
    };
    adapter.executeScript = async (script) => {
      await query(script).catch((error: Error) => {
        failures.push(error);
        throw error;
      });
    };
    return adapter;
  };
  return factory;
}

let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= instantiateEngine();
  return loaded;
}

async function instantiateEngine(): Promise<EngineModule> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const module = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => log().error({ message }, "the schema engine failed"),
    },
  });
  const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": module as unknown as WebAssembly.ModuleImports,
  });
  module.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return module;
}

/** The schema files as the engine takes them. */
export async function readSchema(): Promise<SchemasContainer> {
  const folder = path.join(projectRoot, "prisma/schema");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  const files = names.map(async (name) => ({
    path: path.join(folder, name),
    content: await readFile(path.join(folder, name), "utf8"),
  }));
  return { files: await Promise.all(files) };
}

/** The migration folders as the engine takes them. */
export async function readMigrations(
  folder = path.join(projectRoot, "prisma/migrations"),
): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const directories = names.sort().map(async (name) => ({
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: {
        tag: "ok" as const,
        value: await readFile(path.join(folder, name, "migration.sql"), "utf8"),
      },
    },
  }));
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(path.join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(directories),
  };
}
