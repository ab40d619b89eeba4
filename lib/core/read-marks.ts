type WhatsAppLook = "bold" | "italic" | "struck" | "code";

/** A stretch of a WhatsApp text with one look; `at` is where it begins in the text. */
export interface MarkedText {
  at: number;
  look: WhatsAppLook | null;
  /** Its own marks left off. */
  inner: string | MarkedText[];
}

const LOOK_OF: Readonly<Record<string, WhatsAppLook>> = { "*": "bold", _: "italic", "~": "struck" };
const FENCE = "```";
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Reads `*bold*`, `_italic_`, `~struck~` and code between three backquotes as WhatsApp does: a mark
 * stands outside a word and touches what it marks, on one line. So the underscores of a link stay.
 */
export function readMarks(text: string, offset = 0): MarkedText[] {
  const found: MarkedText[] = [];
  let plainFrom = 0;
  let at = 0;
  const plainUntil = (end: number) => {
    if (end > plainFrom)
      found.push({ at: offset + plainFrom, look: null, inner: text.slice(plainFrom, end) });
  };
  while (at < text.length) {
    const fence = text.startsWith(FENCE, at);
    const mark = fence ? FENCE : (text[at] ?? "");
    const end = fence ? text.indexOf(FENCE, at + 4) : closing(text, at);
    if (end < 0) {
      at += mark.length;
      continue;
    }
    plainUntil(at);
    const inner = text.slice(at + mark.length, end);
    found.push(
      fence
        ? { at: offset + at, look: "code", inner }
        : { at: offset + at, look: LOOK_OF[mark] ?? null, inner: readMarks(inner, offset + at + 1) },
    );
    at = end + mark.length;
    plainFrom = at;
  }
  plainUntil(text.length);
  return found;
}

/** Where the mark at `start` ends; -1 when it is none. */
function closing(text: string, start: number): number {
  const mark = text[start] ?? "";
  if (!(mark in LOOK_OF) || isLetter(text, start - 1) || isBlank(text[start + 1])) return -1;
  const line = text.indexOf("\n", start);
  const last = line < 0 ? text.length : line;
  for (let at = text.indexOf(mark, start + 2); at >= 0 && at < last; at = text.indexOf(mark, at + 1))
    if (!isBlank(text[at - 1]) && !isLetter(text, at + 1)) return at;
  return -1;
}

/** Letters beyond the first plane have two units, either of which may stand beside a mark. */
function isLetter(text: string, at: number): boolean {
  const unit = text[at];
  if (unit === undefined) return false;
  const whole = /[\udc00-\udfff]/.test(unit) ? text.slice(at - 1, at + 1) : text.slice(at, at + 2);
  return LETTER.test(/[\ud800-\udfff]/.test(unit) ? whole : unit);
}

function isBlank(unit: string | undefined): boolean {
  return unit === undefined || /\s/.test(unit);
}
