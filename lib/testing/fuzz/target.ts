import { readFileSync } from "node:fs";
import path from "node:path";
import type { ZodType } from "zod";
import { walkApp } from "@/lib/checks/walk-app";
import { projectRoot } from "@/lib/platform/project-root";
import { buildFolder } from "@/lib/programs/cli/build-app";
import { compileProgram } from "@/lib/programs/launch/compile-program.mjs";

export interface FuzzAction {
  id: string;
  name: string;
  /** A page of the workspace that holds it. */
  page: string;
  schema: ZodType | null;
}

/** A running installation, and what the requests need to be let in. */
export interface FuzzTarget {
  url: URL;
  workspace: string;
  email: string;
  password: string;
  cookie: string;
  /** Several, because one key may make only so many calls a minute. */
  keys: string[];
  ids: string[];
  callbacks: string[];
  actions: FuzzAction[];
  pages: string[];
  screenRoutes: string[];
}

/**
 * What would end the sign-in of the fuzz itself, or shut its person out, and so prove nothing from
 * then on.
 */
const SPARED =
  /^(signOut|endSession|endOtherSessions|changePassword|setState|changeRole|.*TwoStep.*|reset.*|erase.*)$|settings\/workspace/;

/** The actions of the present build, each with the schema that its source names. */
export async function readActions(): Promise<FuzzAction[]> {
  const manifest = path.join(buildFolder(), "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { exportedName: string; filename: string }>;
  };
  const actions: FuzzAction[] = [];
  for (const [id, { exportedName, filename }] of Object.entries(node)) {
    if (SPARED.test(exportedName) || SPARED.test(filename)) continue;
    const folder = path
      .dirname(filename)
      .replace(/^app\//, "")
      .replace(/\(\w+\)\//g, "");
    actions.push({
      id,
      name: `${folder}#${exportedName}`,
      page: `/${folder}`,
      schema: await schemaOf(filename, exportedName),
    });
  }
  return actions.sort((a, b) => a.name.localeCompare(b.name));
}

async function schemaOf(filename: string, name: string): Promise<ZodType | null> {
  const source = readFileSync(path.join(projectRoot, filename), "utf8");
  const schema = new RegExp(`const ${name} = \\w+\\(\\s*"[^"]+",\\s*(\\w+)`).exec(source)?.[1];
  const file = schema && new RegExp(`import [^;]*\\b${schema}\\b[^;]*from "@/([^"]+)"`).exec(source)?.[1];
  if (!file) return null;
  const inputs = (await import(compileProgram(`${file}.ts`))) as Record<string, ZodType>;
  return inputs[schema as string] ?? null;
}

/** Addresses of pages and of the screens' own routes, as they stand in the source. */
export function readAddresses(): Pick<FuzzTarget, "pages" | "screenRoutes"> {
  const entries = walkApp();
  return {
    pages: entries.filter(({ kind }) => kind === "page").map((entry) => entry.path),
    screenRoutes: entries
      .filter((entry) => entry.kind === "route" && /^\/api\/(app|live)\//.test(entry.path))
      .map((entry) => entry.path),
  };
}
