import { randomBytes } from "node:crypto";

/** The sentence that Graph puts before the details, by code; and the HTTP status of the answer. */
const KNOWN: Readonly<Record<number, [message: string, status: number]>> = {
  0: ["We were unable to authenticate the app user", 401],
  1: ["Unknown error, please try again", 400],
  2: ["Service temporarily unavailable", 503],
  3: ["Capability or permissions issue", 500],
  4: ["Application request limit reached", 400],
  10: ["Application does not have permission for this action", 403],
  100: ["Invalid parameter", 400],
  190: ["Access token has expired or is not valid", 401],
  200: ["Permission is either not granted or has been removed", 403],
  368: ["Temporarily blocked for policies violations", 403],
  80007: ["Rate limit issues", 400],
  130403: ["The business has blocked this user", 400],
  130429: ["Rate limit hit", 400],
  130472: ["User's number is part of an experiment", 400],
  130497: ["Business account is restricted from messaging users in this country", 403],
  131000: ["Something went wrong", 500],
  131005: ["Access denied", 403],
  131008: ["Required parameter is missing", 400],
  131009: ["Parameter value is not valid", 400],
  131016: ["Service unavailable", 500],
  131021: ["Recipient cannot be sender", 400],
  131026: ["Message undeliverable", 400],
  131031: ["Account has been locked", 403],
  131042: ["Business eligibility payment issue", 400],
  131045: ["Incorrect certificate", 500],
  131047: ["Re-engagement message", 400],
  131048: ["Spam rate limit hit", 400],
  131049: ["This message was not delivered to maintain healthy ecosystem engagement", 400],
  131050: ["User has stopped marketing messages from this business", 400],
  131051: ["Unsupported message type", 400],
  131052: ["Media download error", 400],
  131053: ["Media upload error", 400],
  131056: ["(Business Account, Consumer Account) pair rate limit hit", 400],
  131057: ["Account in maintenance mode", 500],
  131063: ["Marketing templates are not allowed on Cloud API for this account", 400],
  131064: ["Temporarily limited after a wrong template category", 400],
  132000: ["Number of parameters does not match the expected number of params", 400],
  132001: ["Template name does not exist in the translation", 404],
  132005: ["Translated text too long", 400],
  132007: ["Template format character policy violated", 400],
  132012: ["Parameter format does not match format in the created template", 400],
  132015: ["Template is paused", 400],
  132016: ["Template is disabled", 400],
  132018: ["There is an issue with the parameters in the template", 400],
  133010: ["Phone number not registered", 400],
  135000: ["Generic user error", 400],
};

/** What a template that cannot be made is refused with: Graph's subcode, a title, a sentence. */
export interface ForPeople {
  subcode: number;
  title: string;
  message: string;
}

/** One call that is refused, as Graph words it. */
export class GraphError extends Error {
  readonly status: number;

  constructor(
    readonly code: number,
    readonly details: string,
    readonly more: { subcode?: number; people?: ForPeople } = {},
  ) {
    super(titleOf(code));
    this.status = KNOWN[code]?.[1] ?? 400;
  }

  body() {
    const subcode = this.more.people?.subcode ?? this.more.subcode;
    return {
      error: {
        message: `(#${this.code}) ${this.message}`,
        type: "OAuthException",
        code: this.code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(this.more.people
          ? { error_user_title: this.more.people.title, error_user_msg: this.more.people.message }
          : {}),
        error_data: { messaging_product: "whatsapp", details: this.details },
        fbtrace_id: randomBytes(8).toString("base64url"),
      },
    };
  }
}

function titleOf(code: number): string {
  return KNOWN[code]?.[0] ?? "Unknown error";
}

/** The same code as it stands in `statuses[].errors` of a webhook. */
export function webhookError(code: number, details: string) {
  const title = titleOf(code);
  return { code, title, message: title, error_data: { details } };
}

/** For an id that is not there, or not this token's. */
export function noSuchObject(id: string): GraphError {
  return new GraphError(
    100,
    `Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    { subcode: 33 },
  );
}
