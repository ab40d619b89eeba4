import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_KEYWORDS } from "@/lib/opt-outs/default-keywords.rules";
import { readOptOut } from "@/lib/opt-outs/read-opt-out.rules";
import { projectRoot } from "@/lib/platform/project-root";

type Class = "plain" | "review" | "neither";
interface Labelled {
  language: string;
  text: string;
  label: Class;
}

/** Realistic texts of customers in five languages, each with what is right. */
const CORPUS: Labelled[] = (["plain", "review", "neither"] as const).flatMap((label) =>
  readFileSync(path.join(projectRoot, "lib/opt-outs/corpus", `${label}.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [language = "", text = ""] = line.split("\t");
      return { language, text, label };
    }),
);

function classOf(text: string): Class {
  const action = readOptOut(text, DEFAULT_KEYWORDS)?.action;
  return action === "stop" ? "plain" : action === "review" ? "review" : "neither";
}

describe("the corpus of customers' texts", () => {
  it("I4: every plain wish to stop acts, no other text does, and each doubtful one goes to a person", () => {
    const rows = ["en", "ms", "zh", "ta", "ar"].map((language) => {
      const of = (label: Class) => CORPUS.filter((one) => one.language === language && one.label === label);
      const right = (label: Class) => of(label).filter((one) => classOf(one.text) === label).length;
      const cell = (label: Class) => `${right(label)} of ${of(label).length}`;
      return { language, plain: cell("plain"), review: cell("review"), neither: cell("neither") };
    });
    const lines = rows.map((row) => Object.values(row).join("\t"));
    process.stdout.write(
      `${CORPUS.length} labelled texts, read right:\n\tplain\t\treview\t\tneither\n${lines.join("\n")}\n`,
    );
    expect(CORPUS.length).toBeGreaterThanOrEqual(300);
    const wrong = CORPUS.map((one) => ({ ...one, read: classOf(one.text) })).filter(
      (one) => one.read !== one.label,
    );
    expect(wrong).toEqual([]);
  });

  it("no text stands in it twice", () => {
    const texts = CORPUS.map((one) => one.text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});
