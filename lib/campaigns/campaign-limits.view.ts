import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";

/** Another campaign with the same or nearly the same text. */
export interface RepeatView {
  id: string;
  name: string;
  at: string;
  /** Who gets both. */
  people: number;
}

/** What the workspace's windows and limits will do to a campaign, counted before its launch. */
export interface CampaignLimitsView {
  /** Who will wait for the end of the quiet hours, if it starts when it should. */
  quiet: CampaignWait[];
  /** How many had so many texts this week that they will be left out; null: there is no limit. */
  weekly: { cap: number; people: number } | null;
  /** How many stopped campaigns by its channel alone, and are left out when their turn comes. */
  stopped: number;
  /**
   * Of how many no opt-in to marketing by WhatsApp is written down, and whether they are left out
   * for that; null: it is no marketing by WhatsApp.
   */
  optIn: { asked: boolean; without: number } | null;
  /** Of how many it is not decided whether they asked to stop: left out while that waits. */
  held: number;
  /** How many had a text in the last 48 hours. */
  recent: number;
  /** How many were never texted from here: for many of them a slow start is proposed. */
  untexted: number;
  /** The same text to the same people, in so many hours. */
  repeats: RepeatView[];
  repeatHours: number;
}
