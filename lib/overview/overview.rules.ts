/** The topics of live hints that the overview shows something about. */
export const OVERVIEW_TOPICS = ["campaign", "balance", "conversation", "transfer", "alarm"] as const;
export type OverviewTopic = (typeof OVERVIEW_TOPICS)[number];
/** Those of them that the frame around every page shows too. */
export const SHELL_TOPICS = ["balance", "conversation", "alarm"] as const satisfies readonly OverviewTopic[];
