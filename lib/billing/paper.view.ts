/**
 * What stands on a paper that a customer is given, in words: the screen, the printer and the PDF
 * show the same.
 */
export interface Paper {
  title: string;
  /** Across the paper: void, or paid. */
  mark: string | null;
  from: { name: string; lines: string[] };
  to: { title: string; name: string; lines: string[] };
  facts: [name: string, value: string][];
  sections: PaperSection[];
  notes: { title: string; text: string }[];
}

export interface PaperSection {
  /** Its currency. */
  id: string;
  columns: PaperColumn[];
  rows: { id: number; cells: string[] }[];
  /** Said where there are no rows. */
  empty: string;
  totals: { name: string; value: string; strong: boolean }[];
}

export interface PaperColumn {
  label: string;
  /** Figures stand at the end. */
  end: boolean;
  /** Its share of the width. */
  share: number;
}
