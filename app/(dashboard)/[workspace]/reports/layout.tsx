import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function ReportsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/reports/layout">{children}</PlaceTexts>;
}
