import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";

interface Locked {
  version?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  inBundle?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, file), "utf8"));
const packages = Object.entries(read("package-lock.json").packages as Record<string, Locked>).filter(([name]) => name !== "");
const versionOf = (name: string) => packages.find(([at]) => at === `node_modules/${name}`)?.[1].version ?? "0";

/** Whether a version is at least another one. */
function atLeast(version: string, least: string): boolean {
  const [mine, other] = [version, least].map((text) => text.split(/[.-]/).map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (mine?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

describe("D-1: what we depend on", () => {
  it("is locked to one version and one content, wherever it comes from", () => {
    expect(packages.length).toBeGreaterThan(100);
    const loose = packages.filter(
      ([, { version, integrity, link, inBundle }]) => !link && !inBundle && (!version || !integrity?.startsWith("sha512-")),
    );
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  it("runs no script of a package while it is installed", () => {
    expect(readFileSync(path.join(projectRoot, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  it("may be passed on: no licence that asks for the source of what uses it", () => {
    const strict = packages.filter(([, { license }]) => /\b(AGPL|GPL-[23])/i.test((license ?? "").replace(/LGPL[\w.-]*/gi, "")));
    expect(strict.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });

  it("has no release with a hole that we know of: Next from 16.4.1, A-8: next-auth from 4.24.15 with its own sign-in only", () => {
    expect([versionOf("next"), atLeast(versionOf("next"), "16.4.1")]).toEqual([versionOf("next"), true]);
    expect([versionOf("next-auth"), atLeast(versionOf("next-auth"), "4.24.15")]).toEqual([versionOf("next-auth"), true]);
    const source = readFileSync(path.join(projectRoot, "lib/members/auth-options.ts"), "utf8");
    expect([...source.matchAll(/next-auth\/providers\/([\w-]+)/g)].map(([, provider]) => provider)).toEqual(["credentials"]);
  });
});

describe("N-1: how Next is set up", () => {
  it("tells nobody what it is, rewrites nothing, changes no picture, and takes no large action", async () => {
    process.env.NEXT_TELEMETRY_DISABLED = "1";
    const { default: config } = (await import(path.join(projectRoot, "next.config.mjs"))) as { default: Record<string, unknown> };
    expect(config.poweredByHeader).toBe(false);
    expect([config.rewrites, config.redirects, config.headers]).toEqual([undefined, undefined, undefined]);
    expect(config.images).toEqual({ unoptimized: true });
    expect((config.experimental as { serverActions: unknown }).serverActions).toEqual({ bodySizeLimit: "1mb" });
  });

  it("Z-5: raw SQL goes through one file, whose texts are constants and whose values are parameters", async () => {
    const { walkSources } = await import("@/lib/testing/walk-sources");
    const unsafe = walkSources().filter(({ text }) => /\$(query|execute)RawUnsafe\b/.test(text));
    expect(unsafe.map(({ file }) => file)).toEqual(["lib/platform/db/as-sql-runner.ts"]);
  });

  it("screens are told of a change by one function, so that no topic can be misspelt", async () => {
    const { walkSources } = await import("@/lib/testing/walk-sources");
    const raw = walkSources().filter(({ text }) => text.includes("canang_notify"));
    expect(raw.map(({ file }) => file)).toEqual(["lib/platform/live/notify.ts"]);
  });
});
