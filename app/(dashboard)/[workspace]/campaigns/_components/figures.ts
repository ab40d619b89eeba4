import type { CampaignView } from "@/lib/campaigns/campaign.view";
import type { MessageTotals } from "@/lib/messages/message.rules";
import type { ShownStatus } from "@/lib/messages/shown-status.rules";

/**
 * Order of the stacked bar and its legend: arrived, on its way, needs a look, did not arrive, was
 * not sent.
 */
export const BAR_ORDER: readonly ShownStatus[] = [
  "read",
  "delivered",
  "untracked",
  "sent",
  "heldByGateway",
  "sending",
  "queued",
  "unresolved",
  "unknown",
  "expired",
  "failed",
  "rejected",
  "suppressed",
  "canceled",
];

/** Out of our hands: the gateway has it or had it. */
export function handedOver(totals: MessageTotals): number {
  return (
    totals.sent +
    totals.delivered +
    totals.failed +
    totals.expired +
    totals.rejected +
    totals.unknown +
    totals.unresolved
  );
}

/** Waiting for their turn, or in the middle of it. */
export function stillOpen(totals: MessageTotals): number {
  return totals.queued + totals.sending;
}

export function failedCount(totals: MessageTotals): number {
  return totals.failed + totals.expired + totals.rejected;
}

/** Share of one: 0 when there is nobody. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Whether no figure of this campaign can change any more without a person. */
export function isSettled(campaign: Pick<CampaignView, "status" | "totals" | "untracked">): boolean {
  if (campaign.status === "draft") return true;
  if (campaign.status !== "finished" && campaign.status !== "canceled") return false;
  return stillOpen(campaign.totals) === 0 && campaign.totals.sent === campaign.untracked;
}
