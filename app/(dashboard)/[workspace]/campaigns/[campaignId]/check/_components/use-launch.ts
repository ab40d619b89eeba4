"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { LaunchProgressView } from "@/lib/campaigns/launch-progress.view";
import { campaignKeys, campaignUrl } from "../../../_components/campaign-keys";

const ASKED_MS = 1_000;

/** How far a launch is, asked every second while somebody waits for it. */
export function useLaunch(workspaceSlug: string, campaignId: string, waiting: boolean) {
  return useQuery({
    queryKey: campaignKeys.launch(workspaceSlug, campaignId),
    queryFn: ({ signal }) =>
      fetchJson<LaunchProgressView>(campaignUrl(workspaceSlug, `/${campaignId}/launch`), signal),
    enabled: waiting,
    refetchInterval: ASKED_MS,
    gcTime: 0,
  });
}
