/** A module of the tree, as dependency-cruiser tells of it. */
export interface CruisedModule {
  source: string;
  dependencies: { resolved: string }[];
}

const TEST = /\.test\.tsx?$|^lib\/(testing|checks|release)\//;

/** Which folders of `lib` a folder imports from; tests do not count, types do. */
export function folderImports(modules: CruisedModule[]): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const folder = folderOf(source);
    if (folder === null || TEST.test(source)) continue;
    const to = imports.get(folder) ?? new Set();
    imports.set(folder, to);
    for (const { resolved } of dependencies) {
      const other = folderOf(resolved);
      if (other !== null && other !== folder) to.add(other);
    }
  }
  return imports;
}

function folderOf(file: string): string | null {
  return /^lib\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/**
 * The folders by level: each stands above all that it imports, so a tree without circles has one
 * place for every folder. What is left over is on a circle, or needs one that is.
 */
export function levelsOf(imports: Map<string, Set<string>>): { levels: string[][]; circle: string[] } {
  const placed = new Set<string>();
  const levels: string[][] = [];
  for (;;) {
    const level = [...imports]
      .filter(([folder, to]) => !placed.has(folder) && [...to].every((each) => placed.has(each)))
      .map(([folder]) => folder)
      .sort();
    if (level.length === 0) break;
    for (const folder of level) placed.add(folder);
    levels.push(level);
  }
  return { levels, circle: firstCircle(imports, placed) };
}

/** Along the imports from any folder that found no place until one comes again. */
function firstCircle(imports: Map<string, Set<string>>, placed: Set<string>): string[] {
  const path: string[] = [];
  let next = [...imports.keys()].find((folder) => !placed.has(folder));
  while (next !== undefined && !path.includes(next)) {
    path.push(next);
    next = [...(imports.get(next) ?? [])].find((folder) => !placed.has(folder) && imports.has(folder));
  }
  return next === undefined ? [] : [...path.slice(path.indexOf(next)), next];
}
