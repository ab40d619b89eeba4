import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function NewCampaignLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/new/layout">{children}</PlaceTexts>;
}
