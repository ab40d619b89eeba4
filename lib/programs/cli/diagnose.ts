import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";
import { type Environment, environment } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import { LITTLE_SPACE, lookAtDataFolder } from "@/lib/platform/program/data-folder";
import { provideSecrets } from "@/lib/platform/program/secrets-file";
import { builtFrom } from "./build-app";
import { contentFindings } from "./content-findings";
import { databaseFindings } from "./database-findings";
import { wantsDemo } from "./demo-step";
import type { Finding } from "./finding";
import { gatewayFindings } from "./gateway-findings";
import { keyFindings } from "./key-findings";
import { mailFindings } from "./mail-findings";

const HEALTH_WITHIN = 3_000;

/**
 * Looks at everything a working installation needs and says each in a sentence. What cannot be
 * looked at because something before it is amiss is left out.
 */
export async function diagnose(): Promise<Finding[]> {
  const env = environment();
  const database = await resolveDatabase();
  try {
    configureDatabase(database.url, { poolSize: 4 });
    const findings = [program(), secrets(env), dataFolder(env), ...(await databaseFindings(database))];
    const sound = (about: string) => findings.every((finding) => finding.about !== about || finding.ok);
    if (sound("database") && sound("migrations")) {
      findings.push(...(await contentFindings()));
      // As npm start does for the simulator that it brings.
      if (await wantsDemo(env, database)) process.env.ALLOW_PRIVATE_GATEWAYS ||= "1";
      if (sound("secrets")) findings.push(...(await keyFindings()), ...(await gatewayFindings()));
      findings.push(...(await mailFindings()));
    }
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

function dataFolder({ dataDir }: Environment): Finding {
  const { problem, freeBytes } = lookAtDataFolder(dataDir);
  if (problem !== null)
    return { about: "DATA_DIR", ok: false, sentence: `DATA_DIR (${dataDir}) cannot be written: ${problem}` };
  const free = freeBytes === null ? "an unknown amount" : `${(freeBytes / 1e9).toFixed(1)} GB`;
  const ok = freeBytes === null || freeBytes >= LITTLE_SPACE;
  return {
    about: "DATA_DIR",
    ok,
    sentence: `DATA_DIR (${dataDir}) can be written; ${free} free${ok ? "." : ": make room before it is full."}`,
  };
}

/** Also puts them in place, for reading the stored passwords. */
function secrets(env: Environment): Finding {
  const missing = [
    env.nextAuthSecret ? "" : "NEXTAUTH_SECRET",
    env.encryptionKey ? "" : "ENCRYPTION_KEY",
  ].filter(Boolean);
  if (env.databaseUrl !== undefined && missing.length > 0) {
    return {
      about: "secrets",
      ok: false,
      sentence: `${missing.join(" and ")} must be given. Make one with: openssl rand -base64 32`,
    };
  }
  try {
    provideSecrets(env);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { about: "secrets", ok: false, sentence: error.message };
  }
  const kept =
    missing.length === 0
      ? "The secrets are given."
      : `The secrets are kept in ${env.dataDir}; include them in the backup.`;
  return { about: "secrets", ok: true, sentence: kept };
}

async function webFinding(env: Environment): Promise<Finding> {
  const url = `${env.appUrl}/api/health`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(HEALTH_WITHIN) });
    return {
      about: "web",
      ok: answer.ok,
      sentence: answer.ok ? `The app answers at ${env.appUrl}.` : `${url} answers ${answer.status}.`,
    };
  } catch {
    return {
      about: "web",
      ok: false,
      sentence: `Nothing answers at ${env.appUrl}: start the app, or correct APP_URL.`,
    };
  }
}
