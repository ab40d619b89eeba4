import type { ReactNode } from "react";
import { PlaceTexts } from "@/app/_components/place-texts";

export default function CheckCampaignLayout({ children }: { children: ReactNode }) {
  return <PlaceTexts of="(dashboard)/[workspace]/campaigns/[campaignId]/check/layout">{children}</PlaceTexts>;
}
