"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { isSettled } from "../../_components/figures";

/** A net under the live hints: read again this often while anything can still change. */
const POLL_MS = 15_000;

interface ReportOptions {
  workspaceSlug: string;
  initial: CampaignView;
  initialProgress: CampaignProgressView | null;
}

/**
 * When what the page brought counts as read. Of a campaign that moves: long ago, so that it is read
 * again at once, for hints that came between the server's reading and this moment found nobody who
 * listened.
 */
export function readAt(campaign: CampaignView): number | undefined {
  return isSettled(campaign) ? undefined : 0;
}

/** The campaign and its progress: first from the page itself, then again after every hint. */
export function useReport({ workspaceSlug, initial, initialProgress }: ReportOptions) {
  const { id } = initial;
  const campaign = useQuery({
    queryKey: campaignKeys.one(workspaceSlug, id),
    queryFn: ({ signal }) => fetchJson<CampaignView>(campaignUrl(workspaceSlug, `/${id}`), signal),
    initialData: initial,
    initialDataUpdatedAt: readAt(initial),
    // The poll ends with the campaign, and rests while nobody looks.
    refetchInterval: (query) => (query.state.data && isSettled(query.state.data) ? false : POLL_MS),
  });
  const settled = isSettled(campaign.data);
  const progress = useQuery({
    queryKey: campaignKeys.progress(workspaceSlug, id),
    queryFn: ({ signal }) =>
      fetchJson<CampaignProgressView>(campaignUrl(workspaceSlug, `/${id}/progress`), signal),
    ...(initialProgress ? { initialData: initialProgress, initialDataUpdatedAt: readAt(initial) } : {}),
    enabled: campaign.data.status !== "draft",
    refetchInterval: settled ? false : POLL_MS,
  });
  return { campaign, progress, settled };
}
