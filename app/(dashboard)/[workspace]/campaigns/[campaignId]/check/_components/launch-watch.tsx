"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import type { LaunchProgressView } from "@/lib/campaigns/launch-progress.view";
import { LaunchSteps } from "./launch-steps";
import { useLaunch } from "./use-launch";

interface LaunchWatchProps {
  workspaceSlug: string;
  campaignId: string;
  launching: NonNullable<LaunchProgressView["launching"]>;
}

/**
 * A launch that is under way, for whoever opens the page again or did not press. When it has ended
 * the page is read anew: it leads to the campaign, or shows the draft that it still is.
 */
export function LaunchWatch({ workspaceSlug, campaignId, launching }: LaunchWatchProps) {
  const t = useTranslations("campaigns.check.launching");
  const router = useRouter();
  const { data } = useLaunch(workspaceSlug, campaignId, true);
  const ended = data !== undefined && data.launching === null;
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  return (
    <Notice title={t("title")} description={t("body")}>
      <div className="w-full">
        <LaunchSteps launching={data?.launching ?? launching} />
      </div>
    </Notice>
  );
}
