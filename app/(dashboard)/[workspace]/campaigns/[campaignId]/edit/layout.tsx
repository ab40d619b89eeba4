import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function EditCampaignLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/[campaignId]/edit/layout">{children}</PlaceTexts>;
}
