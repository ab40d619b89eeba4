/** What is found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  "campaigns",
  "recurring",
  "contacts",
  "conversations",
  "lists",
  "templates",
  "customers",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** As many of a kind are shown; the screen of the kind shows the others. */
export const HITS_OF_A_KIND = 5;

export interface SearchHit {
  id: string;
  /** A name, or a phone where there is none; a phone is masked for who sees numbers masked. */
  title: string;
  /** Beside it: a phone, the last text, a customer's login. */
  detail: string;
  /** A campaign's, also of one that recurs. */
  status?: string;
}

export interface SearchGroup {
  kind: SearchKind;
  hits: SearchHit[];
  more: boolean;
}
