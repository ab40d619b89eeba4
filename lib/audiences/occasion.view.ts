/**
 * Which run of a recurring campaign a campaign is, and whom it asks besides its audience. A person
 * gets one text for each `key`.
 */
export type Occasion = { recurringId: string; key: string } & (
  | { on: "time" }
  /** Whose field holds one of these days, as `2026-12-24`, or each year as `12-24`. */
  | { on: "date"; field: string; days: string[]; yearly: boolean }
  /** Who has joined a list since. */
  | { on: "join"; list: string; after: string }
);
