/** A sender that the composer offers. */
export interface SenderView {
  id: string;
  value: string;
  note: string;
  createdAt: string;
}
