import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function TransfersLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/transfers/layout">{children}</PlaceTexts>;
}
