import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function CampaignLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/[campaignId]/layout">{children}</PlaceTexts>;
}
