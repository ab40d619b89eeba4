import "server-only";
import PDFDocument from "pdfkit";
import type { Paper, PaperSection } from "@/lib/billing/paper.view";
import { PaperText, type TextStyle } from "@/lib/billing/pdf/paper-text";
import { type Say, sentence } from "@/lib/core/sentence";

const MARGIN = 48;
const [WIDTH, HEIGHT] = [595.28, 841.89];
const INNER = WIDTH - 2 * MARGIN;
const GREY = "#4b5563";
const LINE = "#d1d5db";
const SMALL: TextStyle = { size: 8.5 };
const LEADING = 1.35;

/** A paper as a PDF of as many pages as it needs, with fonts that hold only the letters on it. */
export function paperPdf(paper: Paper, { say, locale }: { say: Say; locale: string }): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: "A4", margin: 0, autoFirstPage: true, bufferPages: true, lang: locale },
    info: {
      Title: `${paper.title} ${paper.facts[0]?.[1] ?? ""}`.trim(),
      Producer: "Canang",
      Creator: "Canang",
    },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const page = new Page(doc);
  head(page, paper);
  for (const section of paper.sections) table(page, section);
  for (const note of paper.notes) page.paragraphs(note.title, note.text);
  if (page.text.unshown) page.paragraphs("", say(sentence("papers.unshown")));
  page.numbers();
  doc.end();
  return whole;
}

/** Where the next thing goes. */
class Page {
  y = MARGIN;
  readonly text: PaperText;

  constructor(readonly doc: PDFKit.PDFDocument) {
    this.text = new PaperText(doc);
  }

  /** Begins another page where this one has no room. Says whether it did. */
  need(height: number): boolean {
    if (this.y + height <= HEIGHT - MARGIN - 16) return false;
    this.doc.addPage({ size: "A4", margin: 0 });
    this.y = MARGIN;
    return true;
  }

  block(lines: string[], x: number, y: number, style: TextStyle): number {
    for (const [index, line] of lines.entries())
      this.text.draw(line, x, y + index * style.size * LEADING, style);
    return lines.length * style.size * LEADING;
  }

  rule(): void {
    this.doc
      .lineWidth(0.6)
      .strokeColor(LINE)
      .moveTo(MARGIN, this.y)
      .lineTo(WIDTH - MARGIN, this.y)
      .stroke();
  }

  paragraphs(title: string, text: string): void {
    this.y += 18;
    const lines = this.text.lines(text, INNER, SMALL);
    this.need(14 + Math.min(lines.length, 6) * SMALL.size * LEADING);
    if (title) this.y += this.block([title], MARGIN, this.y, { ...SMALL, bold: true });
    for (const line of lines) {
      this.need(SMALL.size * LEADING);
      this.y += this.block([line], MARGIN, this.y, { ...SMALL, colour: GREY });
    }
  }

  numbers(): void {
    const { start, count } = this.doc.bufferedPageRange();
    if (count < 2) return;
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index);
      const style: TextStyle = { ...SMALL, colour: GREY, align: "end" };
      this.text.draw(`${index + 1} / ${count}`, WIDTH - MARGIN, HEIGHT - MARGIN, style);
    }
  }
}

function head(page: Page, paper: Paper): void {
  const half = INNER / 2 - 12;
  const name = page.text.lines(paper.from.name, half, { size: 13, bold: true });
  let start = page.y + page.block(name, MARGIN, page.y, { size: 13, bold: true }) + 2;
  const about = paper.from.lines.flatMap((line) => page.text.lines(line, half, SMALL));
  start += page.block(about, MARGIN, start, { ...SMALL, colour: GREY });
  const end = WIDTH - MARGIN;
  let aside = page.y + page.block([paper.title], end, page.y, { size: 18, bold: true, align: "end" }) + 2;
  for (const [fact, value] of paper.facts)
    aside += page.block([`${fact}  ${value}`], end, aside, { size: 9.5, align: "end" });
  if (paper.mark)
    aside +=
      page.block([paper.mark], end, aside + 4, { size: 15, bold: true, colour: "#b91c1c", align: "end" }) + 4;
  page.y = Math.max(start, aside) + 16;
  page.y += page.block([paper.to.title], MARGIN, page.y, { ...SMALL, colour: GREY });
  const to = page.text.lines(paper.to.name, INNER, { size: 11, bold: true });
  page.y += page.block(to, MARGIN, page.y, { size: 11, bold: true });
  const address = paper.to.lines.flatMap((line) => page.text.lines(line, INNER, SMALL));
  page.y += page.block(address, MARGIN, page.y, SMALL) + 12;
}

function table(page: Page, { columns, rows, empty, totals }: PaperSection): void {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (INNER * share) / all);
  const starts = widths.map((_, index) => MARGIN + widths.slice(0, index).reduce((a, b) => a + b, 0));
  const row = (cells: string[], style: TextStyle) => {
    const wrapped = cells.map((cell, index) => page.text.lines(cell, (widths[index] ?? 0) - 8, style));
    const height = Math.max(...wrapped.map((lines) => lines.length)) * style.size * LEADING + 7;
    if (page.need(height)) heading();
    for (const [index, lines] of wrapped.entries()) {
      const end = columns[index]?.end === true;
      const x = (starts[index] ?? 0) + (end ? (widths[index] ?? 0) : 0);
      page.block(lines, x, page.y + 4, { ...style, align: end ? "end" : "start" });
    }
    page.y += height;
  };
  const heading = () => {
    const labels = columns.map(({ label }) => label);
    page.rule();
    for (const [index, label] of labels.entries()) {
      const end = columns[index]?.end === true;
      const x = (starts[index] ?? 0) + (end ? (widths[index] ?? 0) : 0);
      page.block([label], x, page.y + 5, { ...SMALL, bold: true, align: end ? "end" : "start" });
    }
    page.y += 20;
    page.rule();
  };
  page.y += 8;
  page.need(60);
  heading();
  for (const { cells } of rows) row(cells, SMALL);
  if (rows.length === 0) page.y += page.block([empty], MARGIN, page.y + 5, { ...SMALL, colour: GREY }) + 8;
  page.rule();
  page.y += 8;
  page.need(totals.length * 15 + 4);
  for (const { name, value, strong } of totals) {
    const style: TextStyle = { size: strong ? 11 : 9, bold: strong };
    page.text.draw(name, WIDTH - MARGIN - 250, page.y, style);
    page.text.draw(value, WIDTH - MARGIN, page.y, { ...style, align: "end" });
    page.y += strong ? 19 : 15;
  }
}
