"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "@/components/forms/use-act";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignKeys } from "./campaign-keys";

/** Shows at once a campaign that an action has answered, and reads again what else it changed. */
export function useSettle(workspaceSlug: string): (data: unknown) => void {
  const client = useQueryClient();
  return (data) => {
    if (isCampaign(data)) {
      const queryKey = campaignKeys.one(workspaceSlug, data.id);
      client.setQueryData(queryKey, data);
      // The answer may be older than what a hint has brought meanwhile, and a read under way older
      // than the answer.
      void client.invalidateQueries({ queryKey });
    }
    void client.invalidateQueries({ queryKey: campaignKeys.lists(workspaceSlug) });
  };
}

/** `useAct` for screens of campaigns: a campaign that comes back is shown at once. */
export function useCampaignAct(workspaceSlug: string) {
  return useAct({ withoutFields: true, onDone: useSettle(workspaceSlug) });
}

function isCampaign(data: unknown): data is CampaignView {
  return typeof data === "object" && data !== null && "totals" in data && "audience" in data;
}
