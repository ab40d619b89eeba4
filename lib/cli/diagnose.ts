import { builtFrom } from "@/lib/cli/build-app";
import { pendingMigrations } from "@/lib/platform/db/migrate";
import { closeDatabase, configureDatabase, sql } from "@/lib/platform/db/sql";
import { type Environment, environment } from "@/lib/platform/env";
import { type ResolvedDatabase, resolveDatabase } from "@/lib/platform/postgres/resolve-database";

export interface Finding {
  about: string;
  ok: boolean;
  sentence: string;
}

const HEALTH_WITHIN = 3_000;

/** Looks at everything a working installation needs and says each in a sentence. An unreachable database is a refusal, not a finding. */
export async function diagnose(): Promise<Finding[]> {
  const env = environment();
  const database = await resolveDatabase();
  try {
    configureDatabase(database.url, { poolSize: 2 });
    const findings = [program(), secrets(env), ...(await databaseFindings(database))];
    if (findings.every((finding) => finding.about !== "migrations" || finding.ok)) findings.push(...(await contentFindings()));
    findings.push(await webFinding(env));
    return findings;
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

function program(): Finding {
  const built = builtFrom() !== undefined;
  return {
    about: "build",
    ok: built,
    sentence: `Node ${process.version}; the app is ${built ? "built" : "not built yet: npm run build"}.`,
  };
}

function secrets(env: Environment): Finding {
  if (env.databaseUrl === undefined)
    return { about: "secrets", ok: true, sentence: `The secrets are kept in ${env.dataDir}; include them in the backup.` };
  const missing = [env.nextAuthSecret ? "" : "NEXTAUTH_SECRET", env.encryptionKey ? "" : "ENCRYPTION_KEY"].filter(Boolean);
  if (missing.length === 0) return { about: "secrets", ok: true, sentence: "The secrets are given." };
  return { about: "secrets", ok: false, sentence: `${missing.join(" and ")} must be given. Make one with: openssl rand -base64 32` };
}

async function databaseFindings(database: ResolvedDatabase): Promise<Finding[]> {
  const pending = await pendingMigrations(database.url);
  const facts = await sql.first<{ version: string; confined: boolean | null }>(
    `SELECT current_setting('server_version') AS version,
            (SELECT pg_has_role(current_user, oid, 'MEMBER') AND NOT rolbypassrls AND NOT rolsuper FROM pg_roles WHERE rolname = 'canang_app') AS confined`,
  );
  const origin = database.origin === "given" ? "named by DATABASE_URL" : "embedded";
  const upToDate = pending.length === 0 ? "The database is up to date." : `${pending.length} migration(s) are missing: npm run migrate.`;
  const wall =
    facts?.confined === true
      ? "Row-level security holds."
      : "The role canang_app is missing, not granted to us, or above row-level security.";
  return [
    { about: "database", ok: true, sentence: `Postgres ${facts?.version} (${origin}) answers.` },
    { about: "migrations", ok: pending.length === 0, sentence: upToDate },
    { about: "row-level security", ok: facts?.confined === true, sentence: wall },
  ];
}

async function contentFindings(): Promise<Finding[]> {
  const facts = await sql.first<{ workspaces: number; accounts: number; workers: number }>(
    `SELECT (SELECT count(*) FROM workspace) AS workspaces,
            (SELECT count(*) FROM gateway_account WHERE archived_at IS NULL) AS accounts,
            (SELECT count(*) FROM worker WHERE stopped_at IS NULL AND seen_at > now() - interval '1 minute') AS workers`,
  );
  const { workspaces, accounts, workers } = facts ?? { workspaces: 0, accounts: 0, workers: 0 };
  const noWorkspace = "There is no workspace yet: open the app in the browser, or use workspace:create.";
  const noAccount = "No gateway is connected: use Settings, or gateway:connect.";
  const noWorker = "No worker has been seen for a minute: nothing is sent. Start one with npm run worker.";
  return [
    { about: "workspaces", ok: workspaces > 0, sentence: workspaces > 0 ? `${workspaces} workspace(s).` : noWorkspace },
    { about: "gateway", ok: accounts > 0, sentence: accounts > 0 ? `${accounts} gateway account(s) connected.` : noAccount },
    { about: "worker", ok: workers > 0, sentence: workers > 0 ? `${workers} worker(s) at work.` : noWorker },
  ];
}

async function webFinding(env: Environment): Promise<Finding> {
  const url = `${env.appUrl}/api/health`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_WITHIN) });
    return { about: "web", ok: answer.ok, sentence: answer.ok ? `The app answers at ${env.appUrl}.` : `${url} answers ${answer.status}.` };
  } catch {
    return { about: "web", ok: false, sentence: `Nothing answers at ${env.appUrl}: start the app, or correct APP_URL.` };
  }
}
