import type { PastedLine } from "@/lib/transfers/pasted-lines.rules";

export interface DraftLine extends PastedLine {
  /** Stays the same while the line is changed. */
  key: string;
}

/** A list that is being written; it is there again after a reload, in this tab only. */
export interface BatchDraft {
  /** Pressing twice, or again after a lost answer or a reload, is one batch. */
  requestKey: string;
  lines: DraftLine[];
}

export const emptyDraft = (): BatchDraft => ({ requestKey: crypto.randomUUID(), lines: [] });

export const toLines = (lines: readonly PastedLine[]): DraftLine[] =>
  lines.map(({ customer, amount }) => ({ customer, amount, key: crypto.randomUUID() }));

const nameOfDraft = (workspaceSlug: string) => `canang-batch/${workspaceSlug}`;

/** A browser that keeps nothing costs the draft after a reload, not the list on the screen. */
export function readDraft(workspaceSlug: string): BatchDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOfDraft(workspaceSlug)) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(workspaceSlug: string, draft: BatchDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(nameOfDraft(workspaceSlug));
    else sessionStorage.setItem(nameOfDraft(workspaceSlug), JSON.stringify(draft));
  } catch {
    // The list stands on the screen all the same.
  }
}

/** Begins a list with these lines, for the page that is opened next. */
export function beginDraft(workspaceSlug: string, lines: readonly PastedLine[]): void {
  keepDraft(workspaceSlug, { ...emptyDraft(), lines: toLines(lines) });
}

function isDraft(kept: unknown): kept is BatchDraft {
  const { requestKey, lines } = (kept ?? {}) as Partial<BatchDraft>;
  return (
    typeof requestKey === "string" &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line?.customer === "string" && typeof line.amount === "string" && line.key)
  );
}
