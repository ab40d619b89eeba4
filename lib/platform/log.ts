import "server-only";
import { type Logger, type LoggerOptions, pino } from "pino";
import { QuietOutages } from "@/lib/platform/quiet-outages";
import { sourceLines } from "@/lib/platform/source-lines";

const SECRET_FIELDS = [
  "password",
  "passwordHash",
  "authorization",
  "cookie",
  "set-cookie",
  "token",
  "secret",
  "key",
  "callbackToken",
];
const CENSORED = "[hidden]";

/**
 * Paths of secrets at the top and one or two levels down; anything deeper has no business in a log
 * line.
 */
const REDACTED_PATHS = SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

/**
 * A URL without query string, fragment or login: those carry passwords, phones and texts
 * (specification 1.84, section 1).
 */
export function plainUrl(url: string): string {
  return url
    .replace(/[?#].*$/s, "")
    .replace(/\/\/[^/@\s]*@/, "//")
    .replace(/\/api\/gateway\/[^/]+/, "/api/gateway/[token]")
    .replace(/\/(set-password|invitations|confirm-address|s)\/[^/]+/, "/$1/[token]");
}

const shared = globalThis as { canangLog?: Logger };

/**
 * One logger a process: JSON lines on standard output, secrets removed. Child loggers name their
 * program: `log().child({ program: "worker" })`.
 */
export function log(): Logger {
  shared.canangLog ??= pino(logOptions());
  return shared.canangLog;
}

/** How every line is written; apart from the logger so that a test can read what comes out. */
export function logOptions(): LoggerOptions {
  const quiet = new QuietOutages();
  return {
    level: process.env.LOG_LEVEL || "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(given, method) {
        const [fields, message] = given as unknown as [{ err?: unknown } | string, string?];
        const about = typeof fields === "object" && fields !== null ? fields.err : undefined;
        const left = quiet.weigh(about, String(message));
        if (left === null) return;
        if (left > 0 && typeof fields === "object") Object.assign(fields, { repeated: left });
        method.apply(this, given);
      },
    },
    redact: { paths: REDACTED_PATHS, censor: CENSORED },
    serializers: { err: plainError, error: plainError, url: (url: unknown) => plainUrl(String(url)) },
  };
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: withoutQueryStrings(error.message),
    ...(code === undefined ? {} : { code }),
    stack: error.stack === undefined ? undefined : withoutQueryStrings(sourceLines(error.stack)),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}

function withoutQueryStrings(text: string): string {
  return text
    .replace(/\bhttps?:\/\/[^\s"'<>]+/g, plainUrl)
    .replace(/\b((?:postgres(?:ql)?|smtps?):\/\/)[^@\s/]*@/g, "$1");
}
