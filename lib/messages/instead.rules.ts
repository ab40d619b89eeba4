/**
 * Why a person got an SMS instead of a message by WhatsApp: not there, held back from them, or not
 * delivered within the hours that were chosen.
 */
export const INSTEAD_CAUSES = ["undeliverable", "capped", "late"] as const;
export type InsteadCause = (typeof INSTEAD_CAUSES)[number];
