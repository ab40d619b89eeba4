/** How a text was recognised: as a whole word, or as something that a person has to judge. */
export const OPT_OUT_SIGNS = ["word", "within", "phrase", "typo", "unsure"] as const;
export type OptOutSign = (typeof OPT_OUT_SIGNS)[number];
