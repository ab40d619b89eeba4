import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";

/** On the calendar: a campaign, a time at which one comes again, or one that was skipped. */
export interface CalendarItem {
  key: string;
  kind: "campaign" | "coming" | "skipped";
  name: string;
  at: string;
  /** Its day and time on the wall in the calendar's zone. */
  day: string;
  clock: string;
  /** Of a campaign. */
  status: CampaignStatus | null;
  recipients: number | null;
  campaignId: string | null;
  recurringId: string | null;
  /** It comes in the workspace's quiet hours or on a holiday, where its texts wait. */
  quiet: boolean;
  /** Another one begins within an hour of it. */
  overlaps: boolean;
}
