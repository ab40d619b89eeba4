/**
 * Why a message missed its person: they are not on this channel, its network holds messages of
 * this sort back from them for a while, or they do not want them.
 */
export type MissedWhy = "undeliverable" | "capped" | "unwilling";
