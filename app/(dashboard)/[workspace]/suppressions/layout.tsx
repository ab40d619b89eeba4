import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function SuppressionsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/suppressions/layout">{children}</PlaceTexts>;
}
