import "server-only";
import type pg from "pg";
import { OperatorError } from "@/lib/platform/operator-error";

type Client = Pick<pg.Client, "query">;

const ROLE = "canang_app";
/** Another program made or granted it at this very moment. */
const ALREADY = new Set(["42710", "23505"]);
const NOT_ALLOWED = new Set(["42501", "0LP01"]);

/** What is missing without the role, for whoever has to ask an administrator for it. */
const WHY = `Pages and the API work as the role ${ROLE}, so that Postgres itself keeps workspaces apart; without it none of them can be served.`;

interface RoleFacts {
  me: string;
  /** null: there is no such role. */
  above: boolean | null;
  granted: boolean | null;
  maySetUp: boolean;
  /** Roles that own tables of ours and that we cannot act for. */
  owners: string[];
}

/**
 * Makes the role that row-level security is for, and grants it to us, where we may. Where we may
 * not, refuses before anything is changed, with the statements that an administrator runs.
 */
export async function requireAppRole(client: Client): Promise<void> {
  const facts = await readFacts(client);
  const statements: string[] = [];
  if (facts.above === null)
    await unlessRefused(client, `CREATE ROLE ${ROLE} NOLOGIN NOBYPASSRLS`, statements);
  if (facts.above === true)
    await unlessRefused(client, `ALTER ROLE ${ROLE} NOSUPERUSER NOBYPASSRLS`, statements);
  if (facts.granted !== true) {
    const grant = `GRANT ${ROLE} TO ${quoted(facts.me)}`;
    if (statements.length === 0) await unlessRefused(client, grant, statements);
    else statements.push(grant);
  }
  if (!facts.maySetUp) statements.push(`GRANT USAGE, CREATE ON SCHEMA public TO ${quoted(facts.me)}`);
  for (const owner of facts.owners) statements.push(`GRANT ${quoted(owner)} TO ${quoted(facts.me)}`);
  if (statements.length === 0) return;
  throw new OperatorError(
    [
      `The database role ${facts.me} may not do all that Canang needs. Nothing was changed. An administrator of the database runs this once, in this database; then repeat the command:`,
      "",
      ...statements.map((one) => `  ${one};`),
      "",
      WHY,
    ].join("\n"),
  );
}

/**
 * What keeps pages from being served although every migration is there: a sentence, or undefined. A
 * copy that was restored where the role was missing has lost its grants.
 */
export async function appRoleProblem(client: Client): Promise<string | undefined> {
  const { above, granted } = await readFacts(client);
  if (above === null || granted !== true)
    return `The role ${ROLE} is missing, or not granted to us: run npm run migrate, which makes it or prints the statements for an administrator. ${WHY}`;
  if (above)
    return `The role ${ROLE} stands above row-level security: ALTER ROLE ${ROLE} NOSUPERUSER NOBYPASSRLS;`;
  const { rows } = await client.query<{ lost: boolean }>(
    `SELECT NOT has_table_privilege('${ROLE}', 'public.campaign', 'SELECT')
       OR NOT EXISTS (
         SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = 'campaign') AS lost`,
  );
  return rows[0]?.lost === true
    ? `The tables have lost the rights of ${ROLE}, because they were restored where that role did not exist. It exists now: restore the backup once more, into an empty database.`
    : undefined;
}

async function readFacts(client: Client): Promise<RoleFacts> {
  const { rows } = await client.query<RoleFacts>(
    `SELECT current_user AS me,
       (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = '${ROLE}') AS above,
       (SELECT pg_has_role(current_user, oid, CASE
          WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
        FROM pg_roles WHERE rolname = '${ROLE}') AS granted,
       has_schema_privilege('public', 'CREATE') AS "maySetUp",
       ARRAY(SELECT DISTINCT tableowner::text FROM pg_tables
         WHERE schemaname = 'public' AND NOT pg_has_role(current_user, tableowner, 'USAGE')) AS owners`,
  );
  return rows[0] as RoleFacts;
}

async function unlessRefused(client: Client, statement: string, refused: string[]): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (ALREADY.has(code)) return;
    if (!NOT_ALLOWED.has(code)) throw error;
    refused.push(statement);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
