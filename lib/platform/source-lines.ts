import type { SourceMap } from "node:module";

/** A place in a stack: a path that begins after a space or a bracket, its line and its column. */
const PLACE = /(?<=^|[\s(])(?:file:\/\/)?(\/[^\s():]+):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | undefined>();

/**
 * A stack whose lines in compiled programs name the source. For the web program, where Node itself
 * does not do it: it would keep the maps of the whole built app in memory.
 */
export function sourceLines(stack: string): string {
  return stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    if (!file.includes("/.programs/")) return place;
    const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!found || !("originalSource" in found)) return place;
    return `${absolute(file, found.originalSource)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}

/** Read at the first defect, not before. */
function mapOf(file: string): SourceMap | undefined {
  if (maps.has(file)) return maps.get(file);
  let map: SourceMap | undefined;
  try {
    // Asked for by hand, because Next bundles what it sees imported, and no map is part of the app.
    const { readFileSync } = process.getBuiltinModule("node:fs");
    const { SourceMap } = process.getBuiltinModule("node:module");
    map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
  } catch {
    map = undefined;
  }
  maps.set(file, map);
  return map;
}

function absolute(file: string, source: string): string {
  return new URL(source, `file://${file}`).pathname;
}
