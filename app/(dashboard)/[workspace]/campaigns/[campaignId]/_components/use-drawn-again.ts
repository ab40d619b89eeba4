import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { CampaignView } from "@/lib/campaigns/campaign.view";

type Status = CampaignView["status"];

/**
 * Has the server draw the page again when the campaign is further than the page that it drew. What
 * is a draft again leads elsewhere by itself.
 */
export function useDrawnAgain(drawn: Status, status: Status): void {
  const router = useRouter();
  useEffect(() => {
    if (status !== drawn && status !== "draft") router.refresh();
  }, [router, drawn, status]);
}
