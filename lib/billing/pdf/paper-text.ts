import "server-only";
import { type Run, runsOf } from "@/lib/billing/pdf/runs-of";

export interface TextStyle {
  size: number;
  bold?: boolean;
  colour?: string;
  align?: "start" | "end";
}

/** Texts on a page of any scripts: PDF itself knows one font at a time. */
export class PaperText {
  /** Something had no font, and a question mark stands in its place. */
  unshown = false;

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** The lines of a text in a width, broken between words and between Chinese characters. */
  lines(text: string, width: number, style: TextStyle): string[] {
    return text.split("\n").flatMap((line) => this.#wrap(line, width, style));
  }

  width(text: string, style: TextStyle): number {
    return this.#runs(text, style).reduce((sum, run) => sum + this.#measure(run, style), 0);
  }

  /** Draws one line; `x` is where it begins, or ends. */
  draw(text: string, x: number, y: number, style: TextStyle): void {
    let at = style.align === "end" ? x - this.width(text, style) : x;
    for (const run of this.#runs(text, style)) {
      const stroke = run.font.stroke > 0;
      this.#choose(run, style);
      this.doc.fillColor(style.colour ?? "#111827").strokeColor(style.colour ?? "#111827");
      this.doc.lineWidth(run.font.stroke * style.size);
      this.doc.text(run.text, at, y, { lineBreak: false, fill: true, stroke, baseline: -style.size * 0.8 });
      at += this.#measure(run, style);
    }
  }

  #runs(text: string, style: TextStyle): Run[] {
    const { runs, unshown } = runsOf(text, style.bold === true);
    this.unshown ||= unshown;
    return runs;
  }

  #choose(run: Run, style: TextStyle): void {
    this.doc.font(run.font.font as unknown as string).fontSize(style.size);
  }

  #measure(run: Run, style: TextStyle): number {
    this.#choose(run, style);
    return this.doc.widthOfString(run.text);
  }

  #wrap(text: string, width: number, style: TextStyle): string[] {
    const words = text.match(/\p{Script=Han}|[^ \t\p{Script=Han}]+[ \t]*|[ \t]+/gu) ?? [""];
    const lines: string[] = [];
    let line = "";
    for (const word of words.flatMap((each) => this.#cut(each, width, style))) {
      if (line !== "" && this.width((line + word).trimEnd(), style) > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += word;
    }
    return [...lines, line.trimEnd()];
  }

  /** A word that is longer than a line by itself. */
  #cut(word: string, width: number, style: TextStyle): string[] {
    if (this.width(word.trimEnd(), style) <= width) return [word];
    const pieces = [""];
    for (const sign of word) {
      if (this.width((pieces.at(-1) ?? "") + sign, style) > width) pieces.push("");
      pieces[pieces.length - 1] += sign;
    }
    return pieces;
  }
}
