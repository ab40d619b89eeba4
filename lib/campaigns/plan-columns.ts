import type { PlanFields } from "@/lib/campaigns/campaign.input";

/** Where a campaign keeps what was chosen: one more field does not compile until it is here. */
export const PLAN_COLUMNS = {
  gatewayAccountId: "gateway_account_id",
  sender: "sender",
  maxPerSecond: "max_per_second",
  validHours: "valid_hours",
  quietHours: "quiet_hours",
  quietHoursReason: "quiet_hours_reason",
  slowStart: "slow_start",
  fallback: "fallback",
  retry: "retry",
  split: "split",
} satisfies Record<keyof PlanFields<unknown>, string>;
