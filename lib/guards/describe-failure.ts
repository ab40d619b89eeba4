import { ZodError } from "zod";
import { AppError, ERRORS, type ErrorCode, type FieldErrors, sentenceOf } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import { issueForPerson, issueSentence } from "@/lib/core/issue-sentence";
import { type Say, sentence } from "@/lib/core/sentence";
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
 * Turns whatever was thrown into a sentence, in English unless `say` says otherwise. A defect is
 * logged under the request's id; its text never leaves the server.
 */
export function describeFailure(error: unknown, requestId: string, say: Say = english): Failure {
  if (error instanceof AppError) {
    const { code, status, fieldSentences, detail } = error;
    return {
      code,
      status,
      message: say(error.sentence),
      ...(fieldSentences === undefined ? {} : { fields: mapValues(fieldSentences, say) }),
      ...(detail === undefined ? {} : { detail }),
    };
  }
  const refusal = (code: ErrorCode): Failure => ({
    code,
    status: ERRORS[code].status,
    message: say(sentenceOf(code)),
  });
  if (error instanceof ZodError) return { ...refusal("invalid"), fields: issuesByField(error, say) };
  const known = refusalOf(error);
  if (known === "invalid")
    log().warn(
      { sqlState: databaseCode(error), requestId },
      "the database refused a value that no schema did",
    );
  if (known !== undefined) return refusal(known);
  log().error({ err: error, requestId }, "unexpected error");
  const message = say(sentence("problems.guards.defect", { reference: requestId }));
  return { ...refusal("internal"), message, errorId: requestId };
}

function mapValues<From, To>(of: Record<string, From>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));
}

/** The first sentence for each field, under its dotted path; `""` stands for the whole. */
function issuesByField(error: ZodError, say: Say): FieldErrors {
  const fields: FieldErrors = {};
  const inWords = (issue: ZodError["issues"][number]) => {
    const own = issueSentence(issue);
    if (own !== null) return say(own);
    return say === english ? issue.message : say(issueForPerson(issue));
  };
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".");
    fields[path] ??= inWords(issue);
  }
  return fields;
}
