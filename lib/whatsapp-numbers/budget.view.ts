/** How many of a campaign's people may be begun with, where WhatsApp limits those of 24 hours. */
export interface BudgetCheck {
  /** With how many people the business may begin within 24 hours. */
  limit: number;
  /** With how many it did, in the 24 hours until now. */
  used: number;
  /** Who still waits in campaigns that are being sent. */
  promised: number;
  /** Of this campaign's people, with how many it may begin now. */
  canBegin: number;
  /** Of this campaign's people, how many wait. */
  waits: number;
  /** When the first of those who wait may be begun with, in ISO 8601. */
  until: string;
}
