/** What a restore holds back in a workspace. */
export interface RestoreHoldView {
  /** When the copy was made that was restored; null when nobody told us. */
  copyAt: string | null;
  /** Campaigns that stay paused after the release. */
  campaigns: number;
  /** Single texts (replies, tests) and transfers that are not carried out any more. */
  texts: number;
  transfers: number;
}
