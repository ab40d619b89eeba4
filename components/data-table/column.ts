import type { ReactNode } from "react";
import type { Breakpoint } from "./use-breakpoint";

/** One column of a virtual table. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A grid track: "10rem", "minmax(8rem, 2fr)". Default "minmax(0, 1fr)". */
  width?: string;
  align?: "start" | "end";
  /** Left out in windows narrower than this. */
  hideBelow?: Breakpoint;
  /** The header is only for screen readers, as above a column of menus. */
  hideHeader?: boolean;
}
