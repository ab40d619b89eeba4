import type { Fallback } from "@/lib/fallbacks/fallback.rules";

/** A campaign with a way back, under its lock. */
export interface FallbackCampaign {
  id: string;
  workspaceId: string;
  status: string;
  open: boolean;
  fallback: Fallback;
  settings: unknown;
  /** The campaign of its SMS; null before the first. */
  smsId: string | null;
  smsStatus: string | null;
}
