"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { Skeleton } from "@/components/ui/skeleton";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../campaign-keys";
import { Composer, type ComposerProps } from "./composer";

let timesOpened = 0;

/**
 * The composer over what is stored. A page that the browser's Back brings again is as old as when
 * it was first opened, and that of a new campaign is blank although the address names its draft: so
 * the draft is read once more, and shown where nobody has written anything meanwhile.
 */
export function DraftComposer(props: ComposerProps) {
  const { workspaceSlug, campaign } = props;
  const router = useRouter();
  const [id] = useState(() => campaign?.id ?? idInAddress(workspaceSlug));
  const [shown, setShown] = useState(campaign);
  const touched = useRef(false);
  // Each time it opens it reads for itself: Back may come before an earlier answer is forgotten.
  const [opened] = useState(() => ++timesOpened);
  const query = useQuery({
    queryKey: campaignKeys.stored(workspaceSlug, id ?? "", opened),
    queryFn: ({ signal }) => fetchJson<CampaignView>(campaignUrl(workspaceSlug, `/${id}`), signal),
    enabled: id !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stored = query.data;
  useEffect(() => {
    if (!stored) return;
    if (stored.status !== "draft") router.replace(`/${workspaceSlug}/campaigns/${stored.id}`);
    else if (!touched.current) setShown(stored);
  }, [stored, router, workspaceSlug]);

  if (id !== null && shown === null && !query.isError) return <Skeleton className="h-96" />;
  return (
    <Composer
      {...props}
      key={shown ? `${shown.id} ${shown.version}` : "new"}
      campaign={shown}
      onTouch={() => {
        touched.current = true;
      }}
    />
  );
}

/** The draft that the address names, wherever the page itself came from; null for a new one. */
function idInAddress(workspaceSlug: string): string | null {
  if (typeof window === "undefined") return null;
  const { pathname } = window.location;
  const [, id] = pathname.slice(`/${workspaceSlug}/`.length).match(/^campaigns\/([0-9a-f-]{36})\//) ?? [];
  return id ?? null;
}
