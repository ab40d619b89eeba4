import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function CampaignsLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/layout">{children}</PlaceTexts>;
}
