/** What the form of a recurring campaign offers. */
export interface RecurringChoices {
  /** Those that have a text, and go to lists or segments. */
  campaigns: { id: string; name: string }[];
  lists: { id: string; name: string }[];
  fields: string[];
  zones: string[];
  workspaceZone: string;
}
