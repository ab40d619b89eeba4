import { english } from "@/lib/core/english";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** Every refusal of the domain: its HTTP status; `problems.codes` holds what is said of it. */
export const ERRORS = {
  invalid: { status: 400 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  confirmation_needed: { status: 403 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  conflict: { status: 409 },
  import_running: { status: 409 },
  idempotency_mismatch: { status: 409 },
  too_large: { status: 413 },
  unsupported_media_type: { status: 415 },
  unprocessable: { status: 422 },
  too_many_requests: { status: 429 },
  unavailable: { status: 503 },
  internal: { status: 500 },
} as const satisfies Record<string, { status: number }>;

export type ErrorCode = keyof typeof ERRORS;
/** Field path (dotted) to a sentence that says what to do. */
export type FieldErrors = Record<string, string>;
export type FieldSentences = Record<string, Sentence>;

/** What is said of a refusal that says nothing more of itself. */
export function sentenceOf(code: ErrorCode): Sentence {
  return sentence(`problems.codes.${code}`);
}

/**
 * A refusal with a stable code and a sentence for a person; `message` is its English. Anything
 * else that is thrown is a defect.
 */
export class AppError extends Error {
  readonly sentence: Sentence;

  constructor(
    readonly code: ErrorCode,
    said: Sentence = sentenceOf(code),
    readonly fieldSentences?: FieldSentences,
    /** Extra machine-readable detail (for example `retryAfter` in seconds). */
    readonly detail?: Record<string, unknown>,
  ) {
    super(english(said));
    this.sentence = said;
    this.name = "AppError";
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
  /** The sentences of its fields in English. */
  get fields(): FieldErrors | undefined {
    if (this.fieldSentences === undefined) return undefined;
    const said = Object.entries(this.fieldSentences).map(([field, of]) => [field, english(of)]);
    return Object.fromEntries(said);
  }
}
