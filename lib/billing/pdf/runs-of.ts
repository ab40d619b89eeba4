import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";
import { encodeGlyph } from "@/lib/billing/pdf/encode-glyph";
import { projectRoot } from "@/lib/platform/project-root";

const packages = path.join(projectRoot, "node_modules");
const GEIST = path.join(packages, "geist", "dist", "fonts", "geist-sans");
const TAMIL = path.join(packages, "@fontsource", "noto-sans-tamil", "files");
const CHINESE = path.join(packages, "@fontsource-variable", "noto-sans-sc");

interface PaperFont {
  font: Font;
  /** Part of the size: its thin strokes are drawn with a line of this width. */
  stroke: number;
}

/** A piece of text of one font. */
export interface Run {
  text: string;
  font: PaperFont;
}

const known = new Map<string, PaperFont>();

function open(file: string, stroke = 0): PaperFont {
  const found = known.get(file);
  if (found) return found;
  const made = { font: create(readFileSync(file)) as Font, stroke };
  if (stroke > 0) writeOutlines(made.font);
  known.set(file, made);
  return made;
}

/** Lets a font of the compressed kind be put into a PDF, which its library does wrongly. */
function writeOutlines(font: Font): void {
  const makeSubset = font.createSubset.bind(font);
  Object.assign(font, {
    variationCoords: [100],
    createSubset: () => Object.assign(makeSubset(), { glyphEncoder: { encodeSimple: encodeGlyph } }),
  });
}

const latin = (bold: boolean) => open(path.join(GEIST, bold ? "Geist-SemiBold.ttf" : "Geist-Regular.ttf"));
const tamil = (bold: boolean) =>
  open(path.join(TAMIL, `noto-sans-tamil-tamil-${bold ? 700 : 400}-normal.woff`));

/** The file of the Chinese font that has a character: it comes in a hundred parts. */
let parts: { name: string; ranges: [number, number][] }[] | null = null;
function chinese(code: number, bold: boolean): PaperFont | null {
  parts ??= Object.entries(
    JSON.parse(readFileSync(path.join(CHINESE, "unicode.json"), "utf8")) as Record<string, string>,
  ).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ""),
    ranges: ranges.split(",").map((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return [from, to];
    }),
  }));
  const part = parts.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
  if (part === undefined) return null;
  const found = open(path.join(CHINESE, "files", `noto-sans-sc-${part.name}-wght-normal.woff2`), 0.035);
  if (!found.font.hasGlyphForCodePoint(code)) return null;
  return bold ? { ...found, stroke: found.stroke * 2 } : found;
}

const JOINERS = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * Cuts a text into pieces that one font can show: Latin, Tamil, Chinese. What none of them has
 * becomes a question mark, and `unshown` says so.
 */
export function runsOf(text: string, bold: boolean): { runs: Run[]; unshown: boolean } {
  const runs: Run[] = [];
  let unshown = false;
  for (const sign of text.normalize("NFC").replace(JOINERS, "")) {
    const code = sign.codePointAt(0) as number;
    let font = latin(bold);
    let shown = sign;
    if (!font.font.hasGlyphForCodePoint(code)) {
      const other = tamil(bold).font.hasGlyphForCodePoint(code) ? tamil(bold) : chinese(code, bold);
      if (other === null) [unshown, shown] = [true, "?"];
      else font = other;
    }
    const last = runs.at(-1);
    if (last?.font.font === font.font) last.text += shown;
    else runs.push({ text: shown, font });
  }
  return { runs, unshown };
}
