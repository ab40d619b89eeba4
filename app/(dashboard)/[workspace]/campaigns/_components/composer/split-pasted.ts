export interface PastedPiece {
  /** Counted from 1, as a person counts. */
  line: number;
  typed: string;
}

const BETWEEN = /[,;\t]/;

/** Numbers stand on lines of their own, or between commas, semicolons or tabs. */
export function splitPasted(pasted: string): PastedPiece[] {
  return pasted.split(/\r?\n/).flatMap((line, index) =>
    line
      .split(BETWEEN)
      .map((piece) => piece.trim())
      .filter((typed) => typed !== "")
      .map((typed) => ({ line: index + 1, typed })),
  );
}
