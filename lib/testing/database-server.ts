import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/platform/db/migrate";
import { startTestServer } from "@/lib/testing/test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that nobody connects to: test files clone it. */
    databaseTemplate: string;
  }
}

interface Template {
  url: string;
  drop(): Promise<void>;
}

/** The projects db and worker share one server. */
const shared = globalThis as { canangTemplate?: Promise<Template>; canangTemplateUsers?: number };

/** Runs once before the tests of a project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.canangTemplateUsers = (shared.canangTemplateUsers ?? 0) + 1;
  shared.canangTemplate ??= makeTemplate();
  const template = await shared.canangTemplate;
  project.provide("databaseTemplate", template.url);
  return async () => {
    shared.canangTemplateUsers = (shared.canangTemplateUsers ?? 1) - 1;
    if (shared.canangTemplateUsers > 0) return;
    shared.canangTemplate = undefined;
    await template.drop();
  };
}

async function makeTemplate(): Promise<Template> {
  const server = await startTestServer();
  const name = `canang_template_${randomBytes(6).toString("hex")}`;
  const drop = async () => {
    await onServer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.stop();
  };
  try {
    await onServer(server.url, `CREATE DATABASE ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    await migrate(url.href);
    return { url: url.href, drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
