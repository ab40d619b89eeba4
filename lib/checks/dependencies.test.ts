import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { dependencyProblems } from "@/lib/release/dependency-problems";
import { lockedPackages } from "@/lib/release/locked-packages";

describe("D-1: what we depend on", () => {
  it("is locked to one version and one content, from one registry, under a licence to pass on, with no hole that we know of", () => {
    const packages = lockedPackages();
    expect(packages.length).toBeGreaterThan(100);
    expect(dependencyProblems(packages)).toEqual([]);
  });

  it("runs no script of a package while it is installed", () => {
    expect(readFileSync(path.join(projectRoot, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  it("A-8: next-auth signs in by our own verb only", () => {
    const source = readFileSync(path.join(projectRoot, "lib/sign-in/auth-options.ts"), "utf8");
    expect([...source.matchAll(/next-auth\/providers\/([\w-]+)/g)].map(([, provider]) => provider)).toEqual([
      "credentials",
    ]);
  });
});

describe("N-1: how Next is set up", () => {
  it("tells nobody what it is, rewrites nothing, changes no picture, and takes no large action", async () => {
    process.env.NEXT_TELEMETRY_DISABLED = "1";
    const { default: config } = (await import(path.join(projectRoot, "next.config.mjs"))) as {
      default: Record<string, unknown>;
    };
    expect(config.poweredByHeader).toBe(false);
    expect([config.rewrites, config.redirects, config.headers]).toEqual([undefined, undefined, undefined]);
    expect(config.images).toEqual({ unoptimized: true });
    expect((config.experimental as { serverActions: unknown }).serverActions).toEqual({
      bodySizeLimit: "1mb",
    });
  });

  it("Z-5: raw SQL goes through one file, whose texts are constants and whose values are parameters", async () => {
    const { walkSources } = await import("./walk-sources");
    const unsafe = walkSources().filter(({ text }) => /\$(query|execute)RawUnsafe\b/.test(text));
    expect(unsafe.map(({ file }) => file)).toEqual(["lib/platform/db/as-sql-runner.ts"]);
  });

  it("screens are told of a change by one function, so that no topic can be misspelt", async () => {
    const { walkSources } = await import("./walk-sources");
    const raw = walkSources().filter(({ text }) => text.includes("canang_notify"));
    expect(raw.map(({ file }) => file)).toEqual(["lib/platform/live/notify.ts"]);
  });
});
