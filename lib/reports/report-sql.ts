/** The figures that a report adds up, as the tables call them. */
export const FIGURE_COLUMNS = [
  "sent",
  "delivered",
  "failed",
  "refused",
  "untracked",
  "waiting",
  "opt_outs",
  "replies",
  "credits",
  "read",
] as const;

/** What belongs to no campaign is counted under this one. */
export const NO_CAMPAIGN = "00000000-0000-0000-0000-000000000000";

/** A reply, a test and a single message are campaigns of one recipient: they count together. */
export const OWN_CAMPAIGN = `CASE WHEN c.kind = 'campaign' THEN c.id ELSE '${NO_CAMPAIGN}'::uuid END`;
export const OWN_SENDER = "CASE WHEN c.kind = 'campaign' THEN '' ELSE coalesce(c.sender, '') END";

export const SUMS = FIGURE_COLUMNS.map((name) => `sum(${name})::int AS ${name}`).join(", ");
