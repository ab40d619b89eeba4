import type { MailProblem } from "@/lib/mail/mail.rules";
import type { MailServer } from "@/lib/mail/mail-server";

/** Why a mail was not taken. */
export interface MailFailure {
  problem: MailProblem;
  /** What was said, for the operator; without login and password. */
  detail: string;
  /** No later try can change it. */
  final: boolean;
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  cause?: unknown;
}

/**
 * Reads what a failed try says. Only a 5xx to the recipient is final: a refused sign-in, sender or
 * content is ours to mend, and the mail waits for that.
 */
export function mailProblem(error: unknown, server: MailServer): MailFailure {
  const { code = "", command = "", responseCode = 0, message } = error as SmtpError;
  const detail = withoutLogin(message ?? String(error), server);
  const failure = (problem: MailProblem, final = false): MailFailure => ({ problem, detail, final });
  if (isCertificate(error as SmtpError)) return failure("certificate");
  if (code === "EAUTH" || code === "ENOAUTH" || responseCode === 530) return failure("login");
  if (command === "RCPT TO") return failure("recipient", responseCode >= 500 && responseCode < 600);
  if (code === "ETLS" || code === "EREQUIRETLS") return failure("certificate");
  if (code === "EENVELOPE" || code === "EMESSAGE") return failure("refused");
  return failure("connection");
}

function isCertificate({ code = "", message = "", cause }: SmtpError): boolean {
  const inner = cause instanceof Error ? (cause as SmtpError) : undefined;
  return [code, message, inner?.code ?? "", inner?.message ?? ""].some((word) =>
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|certificate/i.test(word),
  );
}

/**
 * A server may repeat what it was sent: neither the password nor its base64 may reach a log, a row
 * or a screen.
 */
function withoutLogin(text: string, { login }: MailServer): string {
  const secrets = login === null ? [] : [login.pass, login.user, `\0${login.user}\0${login.pass}`];
  const forms = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")]);
  const plain = forms
    .sort((a, b) => b.length - a.length)
    .reduce((left, form) => left.replaceAll(form, "[hidden]"), text);
  return plain
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, 500);
}
