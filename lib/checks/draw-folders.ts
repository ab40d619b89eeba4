/**
 * The folders of `lib` as a Mermaid drawing. An arrow that another way already says is left out;
 * `core` and `platform` stand below everything, and the programs above.
 */
export function drawFolders(imports: Map<string, Set<string>>): string {
  const below = (folder: string, seen = new Set<string>()): Set<string> => {
    for (const each of imports.get(folder) ?? []) if (!seen.has(each)) below(each, seen.add(each));
    return seen;
  };
  const shown = [...imports.keys()]
    .filter((folder) => !["core", "platform", "programs"].includes(folder))
    .sort();
  const arrows = shown.flatMap((folder) => {
    const direct = [...(imports.get(folder) ?? [])].filter((each) => shown.includes(each)).sort();
    const own = direct.filter((each) => !direct.some((other) => other !== each && below(other).has(each)));
    return own.map((each) => `  ${folder} --> ${each}`);
  });
  const alone = shown.filter((folder) => !arrows.some((arrow) => arrow.split(/ --> | {2}/).includes(folder)));
  return ["flowchart TD", ...arrows, ...alone.map((folder) => `  ${folder}`)].join("\n");
}
