import { isIP } from "node:net";
import { type Environment, environment } from "@/lib/platform/env";

/** The mail server as `SMTP_URL` and `MAIL_FROM` name it. */
export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps://`); otherwise STARTTLS where the server offers it. */
  secure: boolean;
  /** Nothing is said in the clear: asked for wherever a password is sent to another machine. */
  requireTls: boolean;
  login: { user: string; pass: string } | null;
  from: { name: string; address: string };
}

/**
 * Null where no mail server is set up. Parameters of the URL are ignored on purpose: there is none
 * that could switch the check of certificates off. A certificate of one's own authority is trusted
 * through NODE_EXTRA_CA_CERTS.
 */
export function mailServer(env: Environment = environment()): MailServer | null {
  if (env.smtpUrl === undefined) return null;
  const url = new URL(env.smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  const login = url.username === "" ? null : { user: decoded(url.username), pass: decoded(url.password) };
  return {
    host,
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && login !== null && !isLoopback(host),
    login,
    from: senderOf(env),
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** A password may hold a percent sign that nobody has encoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function senderOf(env: Environment): { name: string; address: string } {
  const given = env.mailFrom ?? `Canang <no-reply@${new URL(env.appUrl).hostname}>`;
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(given);
  return parts ? { name: parts[1] ?? "", address: parts[2] ?? "" } : { name: "", address: given.trim() };
}
