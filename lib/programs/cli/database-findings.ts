import { appRoleProblem } from "@/lib/platform/db/app-role";
import { pendingMigrations } from "@/lib/platform/db/migrate";
import { sql } from "@/lib/platform/db/sql";
import type { ResolvedDatabase } from "@/lib/platform/postgres/resolve-database";
import { databaseClockOffset } from "@/lib/sending/database-clock-offset";
import type { Finding } from "./finding";

/**
 * Due times are the database's; a program further apart than this shows people wrong times, and its
 * logs mislead.
 */
const CLOCK_APART_SECONDS = 30;

interface Facts {
  version: string;
}

/**
 * Whether Postgres answers, has every migration, holds the second wall, and agrees with us on the
 * time.
 */
export async function databaseFindings(database: ResolvedDatabase): Promise<Finding[]> {
  const facts = await readFacts();
  if (facts instanceof Error) {
    const where =
      database.origin === "given" ? "correct DATABASE_URL" : "look at the end of postgres.log in DATA_DIR";
    const reason = facts.message || (facts as { code?: string }).code || "no reason given";
    return [
      {
        about: "database",
        ok: false,
        sentence: `The database does not answer (${reason}): start it, or ${where}.`,
      },
    ];
  }
  const pending = await pendingMigrations(database.url);
  const origin = database.origin === "given" ? "named by DATABASE_URL" : "embedded";
  const upToDate =
    pending.length === 0
      ? "The database is up to date."
      : `${pending.length} migration(s) are missing: npm run migrate.`;
  const problem = pending.length === 0 ? await appRoleProblem(sql.pool()) : undefined;
  return [
    { about: "database", ok: true, sentence: `Postgres ${facts.version} (${origin}) answers.` },
    { about: "migrations", ok: pending.length === 0, sentence: upToDate },
    {
      about: "row-level security",
      ok: problem === undefined,
      sentence: problem ?? "Row-level security holds.",
    },
    clockFinding((await databaseClockOffset()) / 1000),
  ];
}

async function readFacts(): Promise<Facts | Error> {
  try {
    const facts = await sql.first<Facts & Record<string, unknown>>(
      "SELECT current_setting('server_version') AS version",
    );
    return facts ?? new Error("no answer");
  } catch (error) {
    return error as Error;
  }
}

function clockFinding(offset: number): Finding {
  const apart = Math.round(Math.abs(offset));
  if (apart <= CLOCK_APART_SECONDS)
    return { about: "clock", ok: true, sentence: "This machine's clock agrees with the database's." };
  const side = offset > 0 ? "behind" : "ahead of";
  return {
    about: "clock",
    ok: false,
    sentence: `This machine's clock is ${apart} seconds ${side} the database's: set both by a time server.`,
  };
}
