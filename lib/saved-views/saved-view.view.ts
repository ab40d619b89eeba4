export interface SavedView {
  id: string;
  name: string;
  /** As it stands in the address of its list. */
  filter: Record<string, string>;
  shared: boolean;
  /** This person may remove it. */
  mine: boolean;
  /** How many it shows, at most one more than are counted; null: it takes too long to know. */
  count: number | null;
}
