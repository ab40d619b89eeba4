"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import type { ActionResult } from "@/lib/core/result";
import { campaignKeys } from "./campaign-keys";

/**
 * Runs an action once at a time, says how it went, and lets the screens read again. Never shows a
 * change before it is true.
 */
export function useCampaignAct(workspaceSlug: string) {
  const t = useTranslations("campaigns.act");
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);

  async function act<T>(run: () => Promise<ActionResult<T>>, done?: string): Promise<T | null> {
    if (busy) return null;
    setBusy(true);
    try {
      const result = await run();
      if (!result.ok) {
        toast.error(
          result.message,
          result.errorId ? { description: t("errorId", { id: result.errorId }) } : undefined,
        );
        return null;
      }
      if (done) toast.success(done);
      if (isCampaign(result.data)) {
        const queryKey = campaignKeys.one(workspaceSlug, result.data.id);
        queryClient.setQueryData(queryKey, result.data);
        // The answer may be older than what a hint has brought meanwhile, and a read under way
        // older than the answer.
        void queryClient.invalidateQueries({ queryKey });
      }
      void queryClient.invalidateQueries({ queryKey: campaignKeys.lists(workspaceSlug) });
      return result.data;
    } catch {
      toast.error(t("failed"));
      return null;
    } finally {
      setBusy(false);
    }
  }
  return { act, busy };
}

function isCampaign(data: unknown): data is CampaignView {
  return typeof data === "object" && data !== null && "totals" in data && "audience" in data;
}
