import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="docs/layout">{children}</PlaceTexts>;
}
