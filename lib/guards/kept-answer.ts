import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { openSecret, sealSecret } from "@/lib/platform/secrets";

/** What is kept of a first answer, to be repeated under its Idempotency-Key. */
export interface KeptAnswer {
  contentType: string | null;
  body: string | null;
}

/** Workspace, scope and key: the row of `idempotency_key`. */
export type KeptAnswerKey = readonly [workspaceId: string, scope: string, key: string];

/** A kept answer is good for its own row only. */
export function answerBinding(row: KeptAnswerKey): string {
  return `idempotency_key:${JSON.stringify(row)}`;
}

/**
 * An answer may hold a secret that is shown once, and always holds what the caller's role may see:
 * sealed (K-1).
 */
export function sealAnswer(row: KeptAnswerKey, answer: KeptAnswer): string {
  return sealSecret(JSON.stringify(answer), answerBinding(row));
}

/**
 * Without the key that sealed it the answer is lost; what it was about was done, so it must not be
 * done again.
 */
export function openAnswer(row: KeptAnswerKey, cipher: string): KeptAnswer {
  try {
    return JSON.parse(openSecret(cipher, answerBinding(row))) as KeptAnswer;
  } catch {
    throw new AppError("conflict", sentence("problems.guards.firstAnswerLost"));
  }
}
