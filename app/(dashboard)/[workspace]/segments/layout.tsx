import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function SegmentsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/segments/layout">{children}</PlaceTexts>;
}
