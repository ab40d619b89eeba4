/**
 * What a page or action wants of its answer and cannot say through Next: another status, and when
 * to come again.
 */
export interface AnswerMark {
  status?: number;
  retryAfter?: number;
}

/**
 * Next bundles its own copy of this file, so the marks of requests under way live on globalThis.
 */
const shared = globalThis as { canangAnswerMarks?: Map<string, AnswerMark> };

function marks(): Map<string, AnswerMark> {
  shared.canangAnswerMarks ??= new Map();
  return shared.canangAnswerMarks;
}

/** The web program opens a mark for each form and action, and takes it when the headers go. */
export function openAnswerMark(requestId: string): void {
  marks().set(requestId, {});
}

export function takeAnswerMark(requestId: string): AnswerMark {
  const mark = marks().get(requestId) ?? {};
  marks().delete(requestId);
  return mark;
}

/** Has no effect where nobody opened one, such as in a test without the web program. */
export function markAnswer(requestId: string, mark: AnswerMark): void {
  const open = marks().get(requestId);
  if (open !== undefined) Object.assign(open, mark);
}
