import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "@/lib/platform/operator-error";
import { projectRoot } from "@/lib/platform/project-root";
import { sourceHash } from "@/lib/programs/launch/source-hash.mjs";
import { compressStatic } from "./compress-static";

/**
 * What the browser and the pages are made of. Programs and tests are not in it: changing them needs
 * no build.
 */
const SOURCES = [
  "app",
  "components",
  "i18n",
  "messages",
  "public",
  "lib",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "next.config.ts",
  "tailwind.config.ts",
  "postcss.config.mjs",
  "package-lock.json",
];
const NOT_BUILT =
  /^lib\/(programs|testing|checks|release|scaffold|platform\/db\/generated|platform\/postgres)\/|\.test\.tsx?$/;

/** Where the production build is: NEXT_DIST_DIR, or `.next`. */
export function buildFolder(): string {
  return path.join(projectRoot, process.env.NEXT_DIST_DIR || ".next");
}

/**
 * The fingerprint of the sources that the present build was made from, which also names the
 * deployment; undefined without a whole build.
 */
export function builtFrom(): string | undefined {
  const mark = path.join(buildFolder(), "built-from");
  return existsSync(mark) && existsSync(path.join(buildFolder(), "BUILD_ID"))
    ? readFileSync(mark, "utf8")
    : undefined;
}

/**
 * Builds the app unless the present build was made from the present sources. Returns whether it had
 * to. What the build prints is told only when it fails.
 */
export async function buildApp(onLine: (line: string) => void, signal?: AbortSignal): Promise<boolean> {
  const hash = sourceHash(SOURCES, (file) => NOT_BUILT.test(file));
  if (builtFrom() === hash) return false;
  onLine("The app is built from these sources for the first time: a minute or two.");
  const printed: string[] = [];
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DEPLOYMENT_ID: deploymentId(hash),
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  child.on("error", () => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed.push(...text.split("\n").filter(Boolean));
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  signal?.throwIfAborted();
  if (code !== 0) {
    for (const line of printed) onLine(line);
    throw new OperatorError("The app could not be built. The reason is above.");
  }
  await compressStatic(path.join(buildFolder(), "static"));
  // Late, because it brings the compiler of TypeScript, which a start without a build needs not.
  const { browserTexts } = await import("@/lib/programs/launch/browser-texts.mjs");
  writeFileSync(
    path.join(buildFolder(), "browser-texts.json"),
    JSON.stringify(Object.fromEntries(browserTexts())),
  );
  writeFileSync(path.join(buildFolder(), "built-from"), hash);
  return true;
}

/** Next tells a browser of another release to reload by this. */
export function deploymentId(hash: string): string {
  return hash.slice(0, 16);
}
