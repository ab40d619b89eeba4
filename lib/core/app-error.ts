/**
 * Every refusal the domain can speak. The table decides the HTTP status and the sentence a person
 * reads.
 */
export const ERRORS = {
  invalid: {
    status: 400,
    message: "Some of what was sent is not valid. Correct the fields named and try again.",
  },
  unauthenticated: { status: 401, message: "Sign in first, or send a valid API key." },
  forbidden: {
    status: 403,
    message: "Your role does not allow this. Ask an owner or admin of the workspace.",
  },
  confirmation_needed: { status: 403, message: "Confirm first that it is you, then do this again." },
  not_found: { status: 404, message: "This does not exist, or you may not see it." },
  method_not_allowed: { status: 405, message: "This address does not take this method." },
  conflict: { status: 409, message: "This has changed in the meantime. Reload and try again." },
  idempotency_mismatch: {
    status: 409,
    message: "This Idempotency-Key was already used with another body. Use a new key.",
  },
  too_large: { status: 413, message: "This is larger than allowed. Send it in smaller pieces." },
  unsupported_media_type: { status: 415, message: "This content type is not accepted here." },
  unprocessable: { status: 422, message: "This cannot be done in the present state." },
  too_many_requests: { status: 429, message: "Too many tries. Wait a moment and try again." },
  unavailable: { status: 503, message: "A part we need does not answer right now. Try again shortly." },
  internal: { status: 500, message: "Something went wrong on our side." },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;
/** Field path (dotted) to a sentence that says what to do. */
export type FieldErrors = Record<string, string>;

/**
 * A refusal with a stable code and a sentence for a person. Anything else that is thrown is a
 * defect.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message?: string,
    readonly fields?: FieldErrors,
    /** Extra machine-readable detail (for example `retryAfter` in seconds). */
    readonly detail?: Record<string, unknown>,
  ) {
    super(message ?? ERRORS[code].message);
    this.name = "AppError";
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
}
