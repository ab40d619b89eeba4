/** Why sending on an account stopped. */
export const PAUSE_REASONS = ["credits", "credentials", "policy"] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
