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

/** The campaign and its progress: first from the page itself, then again after every hint. */
export function useReport({ workspaceSlug, initial, initialProgress }: ReportOptions) {
  const { id } = initial;
  const campaign = useQuery({
    queryKey: campaignKeys.one(workspaceSlug, id),
    queryFn: ({ signal }) => fetchJson<CampaignView>(campaignUrl(workspaceSlug, `/${id}`), signal),
    initialData: initial,
    // The poll ends with the campaign, and rests while nobody looks.
    refetchInterval: (query) => (query.state.data && isSettled(query.state.data) ? false : POLL_MS),
  });
  const settled = isSettled(campaign.data);
  const progress = useQuery({
    queryKey: campaignKeys.progress(workspaceSlug, id),
    queryFn: ({ signal }) => fetchJson<CampaignProgressView>(campaignUrl(workspaceSlug, `/${id}/progress`), signal),
    ...(initialProgress ? { initialData: initialProgress } : {}),
    enabled: campaign.data.status !== "draft",
    refetchInterval: settled ? false : POLL_MS,
  });
  return { campaign, progress, settled };
}
