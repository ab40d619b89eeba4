/** Where the gateway puts the number of the barcode that it draws. */
export const BARCODE_TOKEN = "%barcode%";

/** Whether the gateway draws a picture into it; other formats get the number as words. */
export function drawsBarcode(format: string, text: string): boolean {
  return format !== "textmsg" && format !== "textlink" && text.includes(BARCODE_TOKEN);
}

export interface Selection {
  from: number;
  to: number;
}

/**
 * The token is one thing: a selection that cuts into it takes all of it, and a caret inside it
 * belongs after it. So no key can leave half a token, which the gateway would send as it stands.
 */
export function aroundToken(text: string, { from, to }: Selection): Selection {
  let left = from;
  let right = to;
  for (let at = text.indexOf(BARCODE_TOKEN); at >= 0; at = text.indexOf(BARCODE_TOKEN, at + 1)) {
    const end = at + BARCODE_TOKEN.length;
    if (from === to && at < from && from < end) return { from: end, to: end };
    if (from < end && at < to) {
      left = Math.min(left, at);
      right = Math.max(right, end);
    }
  }
  return { from: left, to: right };
}

/**
 * What Backspace or Delete takes: the whole token when the caret stands at its edge; null when the
 * browser's own way is right.
 */
export function tokenBeside(text: string, caret: number, key: "Backspace" | "Delete"): Selection | null {
  const at = key === "Backspace" ? caret - BARCODE_TOKEN.length : caret;
  return at >= 0 && text.startsWith(BARCODE_TOKEN, at) ? { from: at, to: at + BARCODE_TOKEN.length } : null;
}
