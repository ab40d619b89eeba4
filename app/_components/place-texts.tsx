import type { ReactNode } from "react";
import { browserTexts } from "@/i18n/browser-texts";
import { MoreTexts } from "./more-texts";

interface PlaceTextsProps {
  /** The layout that this stands in, by its path under app. */
  of: string;
  children: ReactNode;
}

/** Gives the browser the texts that the components of a layout and its pages say. */
export async function PlaceTexts({ of, children }: PlaceTextsProps) {
  return <MoreTexts texts={await browserTexts(of)}>{children}</MoreTexts>;
}
