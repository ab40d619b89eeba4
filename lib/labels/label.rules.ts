/** As many as one menu shows at a glance. */
export const MOST_LABELS = 50;
