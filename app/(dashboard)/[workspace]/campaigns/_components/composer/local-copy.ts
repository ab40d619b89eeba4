import type { Draft } from "./draft";

/**
 * A draft kept in this browser until the server has it: it outlives a lost connection, a signed-out
 * session and a reload.
 */
export interface LocalCopy {
  draft: Draft;
  /** The stored version it was written over; null when nothing was stored yet. */
  version: number | null;
  draftKey: string;
  at: number;
}

const name = (workspaceSlug: string, campaignId: string | null) =>
  `canang.draft.${workspaceSlug}.${campaignId ?? "new"}`;

export function readLocalCopy(workspaceSlug: string, campaignId: string | null): LocalCopy | null {
  try {
    const kept = window.localStorage.getItem(name(workspaceSlug, campaignId));
    return kept ? (JSON.parse(kept) as LocalCopy) : null;
  } catch {
    return null;
  }
}

/** A full or forbidden store only means there is no second copy; the server's is still saved. */
export function writeLocalCopy(workspaceSlug: string, campaignId: string | null, copy: LocalCopy): void {
  try {
    window.localStorage.setItem(name(workspaceSlug, campaignId), JSON.stringify(copy));
  } catch {
    return;
  }
}

export function dropLocalCopy(workspaceSlug: string, campaignId: string | null): void {
  try {
    window.localStorage.removeItem(name(workspaceSlug, campaignId));
  } catch {
    return;
  }
}
