import { expect, it } from "vitest";
import { checkMalaysia } from "./check-malaysia.rules";
import type { MalaysiaFinding } from "./malaysia-finding.rules";
import { CLEAN_TEXTS, LINK_TEXTS, NUMBER_TEXTS } from "./malaysia-texts.golden";
import { MORE_CLEAN_TEXTS, MORE_LINK_TEXTS, MORE_NUMBER_TEXTS } from "./shop-texts.golden";

interface Labelled {
  text: string;
  hyperlink: readonly string[];
  callbackNumber: readonly string[];
}

const texts: Labelled[] = [
  ...[...CLEAN_TEXTS, ...MORE_CLEAN_TEXTS].map((text) => ({ text, hyperlink: [], callbackNumber: [] })),
  ...[...LINK_TEXTS, ...MORE_LINK_TEXTS].map(([text, ...hyperlink]) => ({
    text,
    hyperlink,
    callbackNumber: [],
  })),
  ...[...NUMBER_TEXTS, ...MORE_NUMBER_TEXTS].map(([text, ...callbackNumber]) => ({
    text,
    hyperlink: [],
    callbackNumber,
  })),
];

const found = (text: string, kind: MalaysiaFinding["kind"]) =>
  checkMalaysia(text, "")
    .filter((finding) => finding.kind === kind)
    .map((finding) => finding.found);

it("reads at least 200 texts, each once", () => {
  expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(200);
});

it.each(["hyperlink", "callbackNumber"] as const)("finds every %s and nothing else", (kind) => {
  let right = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const labelled of texts) {
    const seen = found(labelled.text, kind);
    right += labelled[kind].filter((each) => seen.includes(each)).length;
    missed.push(
      ...labelled[kind].filter((each) => !seen.includes(each)).map((each) => `${labelled.text} → ${each}`),
    );
    wrong.push(
      ...seen.filter((each) => !labelled[kind].includes(each)).map((each) => `${labelled.text} → ${each}`),
    );
  }
  const recall = right / (right + missed.length);
  const precision = right / (right + wrong.length);
  process.stdout.write(
    `${kind}: ${texts.length} texts, ${right} found, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
  );
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
});
