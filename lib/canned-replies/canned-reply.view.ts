/** An answer that is given again and again. */
export interface CannedReplyView {
  id: string;
  title: string;
  text: string;
  /** Only its owner sees it; else it is everybody's. */
  own: boolean;
  /** The text for one person, when it was asked for. */
  filled: string;
  /** Values that this person does not have. */
  missing: string[];
}
