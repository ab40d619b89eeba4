import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";

/** One way into the product, as it stands in the source. */
export interface Entry {
  kind: "page" | "route" | "action";
  /** As in the address, with the names of the parts that vary. */
  path: string;
  file: string;
}

const APP = path.join(projectRoot, "app");

/** Every page, route and file of actions under `app`. */
export function walkApp(): Entry[] {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const kinds = { "page.tsx": "page", "route.ts": "route", "actions.ts": "action" } as const;
  return files.flatMap((file): Entry[] => {
    const kind = kinds[path.basename(file) as keyof typeof kinds];
    if (kind === undefined) return [];
    const folders = path.dirname(file).split("/");
    const address = folders.filter((folder) => folder !== "." && !/^\(.*\)$/.test(folder)).join("/");
    return [{ kind, path: `/${address}`, file: path.join(APP, file) }];
  });
}

/** What a page asks for before it shows anything; null when it asks for nothing. */
export function pagePermission(file: string): string | null {
  return /\brequirePage\(\s*params,\s*"([a-z.-]+)"\s*,?\s*\)/.exec(readFileSync(file, "utf8"))?.[1] ?? null;
}
