import type { Permission } from "@/lib/access/permissions.rules";
import type { LiveTopic } from "@/lib/core/live-topic";

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
} as const satisfies Record<LiveTopic, Permission>;

/**
 * Frames to one screen are at least this far apart; hints about the same thing that come between
 * are one. All streams of a process together write at most some five hundred frames a second: a few
 * screens hear at once, fifty and more ten times a second each. What a hint makes a screen read
 * again is bounded there, to once a second.
 */
export function frameGapMs(openStreams: number): number {
  return Math.min(100, Math.max(5, openStreams * 2));
}
