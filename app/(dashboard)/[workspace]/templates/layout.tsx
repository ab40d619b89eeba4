import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function TemplatesLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/templates/layout">{children}</PlaceTexts>;
}
