import ts from "typescript";
import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

/** Files whose name says something else than what they export, each with the reason. */
const EXCUSED: Record<string, string> = {
  "lib/gateways/spec-184/client.ts": "the client of the gateway that its folder is",
  "lib/platform/env.ts": "reads .env, and is known by this name",
};
/** What a folder or a framework names: kinds of file, Next's own, actions, CLI commands. */
const NAMED_OTHERWISE =
  /\.(rules|input|view|queries)\.tsx?$|^app\/(?!.*\/_components\/)|\/actions\.ts$|^lib\/programs\/cli\/commands\//;

/** What a file exports: values, and the types beside them. */
function exportsOf(file: string, text: string): { values: string[]; types: string[] } {
  const names = { values: [] as string[], types: [] as string[] };
  for (const statement of ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      names.values.push(...statement.exportClause.elements.map(({ name }) => name.text));
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations)
        names.values.push(...(ts.isIdentifier(name) ? [name.text] : ["several", "names"]));
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      names.values.push(statement.name?.text ?? "");
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      names.types.push(statement.name.text);
  }
  return names;
}

/** `pause-campaign.ts` for `pauseCampaign`, `PauseCampaign` and `PAUSE_CAMPAIGN`. */
function isNamedAfter(file: string, name: string): boolean {
  const base = file.replace(/^.*\/|\.tsx?$/g, "");
  return base.replace(/[-.]/g, "").toLowerCase() === name.replaceAll("_", "").toLowerCase();
}

const single = walkSources()
  .filter(({ file }) => !NAMED_OTHERWISE.test(file))
  .map(({ file, text }) => ({ file, ...exportsOf(file, text) }))
  .filter(({ values }) => values.length === 1);
const wrong = single.filter(
  ({ file, values, types }) => ![...values, ...types].some((name) => isNamedAfter(file, name)),
);

it("a file that exports one value is named after it, or after its type", () => {
  expect(single.length).toBeGreaterThan(500);
  const found = wrong.filter(({ file }) => !(file in EXCUSED));
  expect(found.map(({ file, values }) => `${file} exports ${values[0]}`)).toEqual([]);
});

it("no excuse outlives what it was made for", () => {
  expect(Object.keys(EXCUSED).filter((file) => !wrong.some((each) => each.file === file))).toEqual([]);
});
