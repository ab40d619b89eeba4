import "server-only";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "@/lib/platform/db/migrate";
import { NO_FILTER, readMigrations, readSchema, withSchemaEngine } from "@/lib/platform/db/schema-engine";
import { projectRoot } from "@/lib/platform/project-root";

/**
 * The SQL that would bring the migrations to the Prisma schema: empty when both say the same. `url`
 * is a server on which a database may be made for a moment. What Prisma cannot express (partial and
 * expression indexes) is not a difference.
 */
export async function schemaDrift(url: string): Promise<string[]> {
  const name = `canang_drift_${randomBytes(6).toString("hex")}`;
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await server.query(`CREATE DATABASE ${name}`);
    const target = new URL(url);
    target.pathname = `/${name}`;
    await migrate(target.href);
    return await difference(target.href);
  } finally {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.end();
  }
}

async function difference(url: string): Promise<string[]> {
  const schema = await readSchema();
  const onlyInSql = (await readMigrations()).migrationDirectories.flatMap(({ migrationFile }) =>
    indexesOnlyInSql(migrationFile.content.value),
  );
  const result = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", ...schema, configDir: projectRoot },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const statements = (result.stdout ?? "").replace(/^--.*$/gm, "").split(";");
  return statements
    .map((statement) => statement.trim())
    .filter((one) => one !== "" && !onlyInSql.some((name) => one === `DROP INDEX "${name}"`));
}

/**
 * Names of indexes with a WHERE clause, an expression or an operator class, written by hand in a
 * migration.
 */
function indexesOnlyInSql(script: string): string[] {
  const indexes = [...script.matchAll(/CREATE (?:UNIQUE )?INDEX "?(\w+)"? ON [^;]*;/g)];
  return indexes
    .filter(([text]) => /\bWHERE\b|_ops\b|\(.*\(/s.test(text ?? ""))
    .map(([, name]) => name ?? "");
}
