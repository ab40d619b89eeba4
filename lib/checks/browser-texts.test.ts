import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { laidOver, pickTexts, type TextTree } from "@/i18n/pick-texts";
import { readTexts } from "@/lib/platform/languages";
import { projectRoot } from "@/lib/platform/project-root";
import { browserTexts } from "@/lib/programs/launch/browser-texts.mjs";
import { findPlaces } from "@/lib/programs/launch/find-places.mjs";
import { filesIn } from "@/lib/programs/launch/source-hash.mjs";
import { textsIn } from "@/lib/programs/launch/texts-in-file.mjs";

const REPORT = "(dashboard)/[workspace]/campaigns/[campaignId]/layout";

function keysIn(code: string): string[] {
  return textsIn(
    ts.createSourceFile("planted.tsx", `function F() { ${code} }`, ts.ScriptTarget.Latest, true),
  );
}

it("texts that a component asks for by name are found, in each way to ask", () => {
  const code = `
    const t = useTranslations("a.b");
    useEffect(() => t("one"), [t]);
    return <p title={t(wide ? "two" : "three.x")}>{t.rich("four", { n })} {t(\`five.\${kind}\`)}</p>;`;
  expect(keysIn(code).sort()).toEqual(["a.b.five", "a.b.four", "a.b.one", "a.b.three.x", "a.b.two"]);
});

it.each([
  "const t = useTranslations('a.b'); return t(which);",
  "const t = useTranslations('a.b'); return say(t);",
  "const t = useTranslations('a.b'); return { t };",
  "const t = useTranslations('a.b'); return <Other t={t} />;",
  "const t = useTranslations('a.b'); const other = t; return other('x');",
  "const t = useTranslations('a.b'); return t(kind + 'Title');",
  "return useTranslations('a.b');",
  "const t = useTranslations('a.b') as unknown as TextByKey; return t(code);",
])("where only the running page knows which, the whole part is given: %s", (code) => {
  expect(keysIn(code)).toContain("a.b");
});

it("every layout that gives texts names itself", () => {
  const wrong = findPlaces(filesIn("app")).filter(({ place }) => {
    const text = readFileSync(path.join(projectRoot, "app", `${place}.tsx`), "utf8");
    return !text.includes(`<PlaceTexts of="${place}">`) && !text.includes(`browserTexts("${place}")`);
  });
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

it("a report brings its own texts and what a reason may say, and no other screen's", () => {
  const keys = browserTexts();
  const around = [
    "layout",
    "(dashboard)/[workspace]/layout",
    "(dashboard)/[workspace]/campaigns/layout",
    REPORT,
  ].map((place) => pickTexts(readTexts("en") as TextTree, keys.get(place) ?? []));
  const texts = around.reduce(laidOver) as Record<string, Record<string, object>>;
  expect(texts.campaigns?.report).toHaveProperty("chart.sentence");
  expect(texts).toHaveProperty("reasons");
  expect(texts.campaigns).not.toHaveProperty("check.title");
  for (const other of ["imports", "settings", "problems", "audit", "docs"])
    expect(texts).not.toHaveProperty(other);
  expect(JSON.stringify(texts).length).toBeLessThan(80_000);
});

it("picked texts are those that are named, and laid over others they take none away", () => {
  const all = { a: { b: "1", c: { d: "2", e: ["x", ["n"]] } }, f: "3" };
  expect(pickTexts(all, ["a.c.e", "f", "a.missing", "none.at.all"])).toEqual({
    a: { c: { e: ["x", ["n"]] } },
    f: "3",
  });
  expect(laidOver(pickTexts(all, ["a.b"]), pickTexts(all, ["a.c.d"]))).toEqual({
    a: { b: "1", c: { d: "2" } },
  });
});
