import type { CampaignProgressView, CampaignView } from "@/lib/campaigns/campaign.view";
import { readReasons } from "@/lib/messages/message-reason.rules";
import { type ShownStatus, shownTotals } from "@/lib/messages/shown-status.rules";

type Counted = Pick<CampaignView, "totals" | "untracked" | "read" | "held" | "recipients">;
type Reason = Pick<CampaignProgressView["reasons"][number], "status" | "code" | "count">;

/** How many recipients a filter of the report shows; null where no figure of it says. */
export function countShown(
  campaign: Counted,
  { status, reason }: { status: ShownStatus | null; reason: string },
  reasons: readonly Reason[],
): number | null {
  if (status && reason) return null;
  if (status) return shownTotals(campaign)[status];
  if (reason === "") return campaign.recipients;
  const chosen = readReasons(reason);
  return reasons
    .filter((each) => chosen.some(({ status, code }) => status === each.status && code === each.code))
    .reduce((sum, { count }) => sum + count, 0);
}
