/** An answer that is given again and again. */
export interface CannedReplyView {
  id: string;
  title: string;
  text: string;
  /** The text for one person, when it was asked for. */
  filled: string;
  /** Values that this person does not have. */
  missing: string[];
}
