import { ZodError } from "zod";
import { AppError, ERRORS, type ErrorCode, type FieldErrors } from "@/lib/core/app-error";
import { databaseCode } from "@/lib/platform/db/database-code";
import { log } from "@/lib/platform/log";

/** A refusal as both entries (action results and problem+json) speak it. */
export interface Failure {
  code: ErrorCode;
  status: number;
  message: string;
  fields?: FieldErrors;
  detail?: Record<string, unknown>;
  /** Set for defects: what the log line carries and the person may quote. */
  errorId?: string;
}

/**
 * A unique or foreign key that lost a race, a row that went away, an id that is no id: refusals
 * that the database spoke first.
 */
const KNOWN_DATABASE_CODES: Record<string, ErrorCode> = {
  P2002: "conflict",
  P2003: "conflict",
  P2025: "not_found",
  P2023: "not_found",
  "23505": "conflict",
  "23503": "conflict",
  "22P02": "not_found",
};

/**
 * A value that the database cannot take: SQLSTATE class 22 (encoding, range, dates, JSON), and
 * Prisma's words for the same.
 */
const BAD_VALUE = /^22[0-9A-Z]{3}$|^P20(?:00|05|06|07|09|11|12|13|19|20|33)$/;

function refusalOf(error: unknown): ErrorCode | undefined {
  const code = databaseCode(error);
  return KNOWN_DATABASE_CODES[code] ?? (BAD_VALUE.test(code) ? "invalid" : undefined);
}

/**
 * Turns whatever was thrown into a sentence. A defect is logged under the request's id; its text
 * never leaves the server.
 */
export function describeFailure(error: unknown, requestId: string): Failure {
  if (error instanceof AppError) {
    return {
      code: error.code,
      status: error.status,
      message: error.message,
      ...(error.fields === undefined ? {} : { fields: error.fields }),
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    };
  }
  if (error instanceof ZodError) {
    return {
      code: "invalid",
      status: ERRORS.invalid.status,
      message: ERRORS.invalid.message,
      fields: fieldSentences(error),
    };
  }
  const known = refusalOf(error);
  if (known === "invalid")
    log().warn(
      { sqlState: databaseCode(error), requestId },
      "the database refused a value that no schema did",
    );
  if (known !== undefined)
    return { code: known, status: ERRORS[known].status, message: ERRORS[known].message };
  log().error({ err: error, requestId }, "unexpected error");
  const message = `${ERRORS.internal.message} Try again; if it stays, tell your administrator this reference: ${requestId}.`;
  return { code: "internal", status: ERRORS.internal.status, message, errorId: requestId };
}

/** The first sentence for each field, under its dotted path; `""` stands for the whole. */
function fieldSentences(error: ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".");
    fields[path] ??= issue.message;
  }
  return fields;
}
