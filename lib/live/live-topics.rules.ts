import type { Permission } from "@/lib/workspaces/permissions.rules";

/** Which permission a hint of each topic needs: a role hears only of what it may see. */
export const TOPIC_PERMISSIONS = {
  campaign: "campaigns.view",
  message: "messages.view",
  conversation: "inbox.view",
  balance: "credit.view",
  transfer: "transfers.view",
  import: "contacts.view",
  contact: "contacts.view",
  alarm: "overview.view",
} as const satisfies Record<string, Permission>;

export type HintTopic = keyof typeof TOPIC_PERMISSIONS;

/** Frames to one screen are at least this far apart; hints about the same thing that come between are one (PERFORMANCE.md: 5–10 a second). */
export const FRAME_MS = 100;
