import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";
import { runningPostgres } from "@/lib/platform/postgres/running";
import { startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { temporaryDataDir } from "@/lib/testing/test-server";

let dataDir: string;

beforeAll(() => {
  dataDir = temporaryDataDir();
  vi.stubEnv("DATA_DIR", dataDir);
  vi.stubEnv("DATABASE_URL", "");
});

afterAll(() => {
  vi.unstubAllEnvs();
  removeHome(dataDir);
});

async function ask<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

/** The cluster's folder, wherever this machine let us put it. */
function cluster(): string {
  const remembered = path.join(dataDir, "postgres-home");
  return path.join(
    existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : path.join(dataDir, "postgres"),
    "data",
  );
}

describe("the embedded Postgres", () => {
  it("starts durable and closed to others, keeps its data, and is gone after stop", async () => {
    const first = await startEmbedded(dataDir);
    await ask(first.url, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
    const settings = await ask(
      first.url,
      `SELECT name, setting
       FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'listen_addresses')
       ORDER BY 1`,
    );
    expect(settings).toEqual([
      { name: "fsync", setting: "on" },
      { name: "listen_addresses", setting: "127.0.0.1" },
      { name: "synchronous_commit", setting: "on" },
    ]);
    await expect(ask(first.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);
    for (const name of ["postgres-password", "postgres.json"])
      expect(statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(existsSync(path.join(dataDir, "postgres.json"))).toBe(false);
    await expect(ask(first.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);

    const second = await startEmbedded(dataDir);
    expect(await ask(second.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
    await second.stop();
  });

  it("does not mind a postmaster.pid whose number now belongs to another program", async () => {
    writeFileSync(path.join(cluster(), "postmaster.pid"), `${process.pid}\n${cluster()}\n`);
    const again = await startEmbedded(dataDir);
    expect(await ask(again.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it("is started by one program, and joined by those that ask at the same time", async () => {
    const found = await Promise.all([resolveDatabase(), resolveDatabase(), resolveDatabase()]);
    expect(found.map(({ origin }) => origin).sort()).toEqual(["joined", "joined", "own"]);
    expect(new Set(found.map(({ url }) => url)).size).toBe(1);
    for (const one of found) await one.stop();
    expect(await runningPostgres(dataDir)).toBeUndefined();
  });
});
