/** How far a launch is, for whoever waits for it. */
export interface LaunchProgressView {
  /** Whether the campaign is still a draft: so it is until the whole launch is stored. */
  draft: boolean;
  /** Null when no launch is under way. Of nobody yet: the audience is being read. */
  launching: { written: number; recipients: number } | null;
}
