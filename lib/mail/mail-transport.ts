import { createTransport, type Transporter } from "nodemailer";
import type { ComposedMail } from "@/lib/mail/compose-mail";
import type { MailServer } from "@/lib/mail/mail-server";

/**
 * A conversation with the mail server is cut off after so long in all: well within the lease of the
 * mail it is about.
 */
export const CONVERSATION_SECONDS = 60;

/** Hands one mail over. Throws what the server or the network said. */
export async function sendMail(server: MailServer, mail: ComposedMail): Promise<void> {
  await transport(server).sendMail({
    from: server.from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${server.from.address.split("@")[1] ?? server.host}>`,
    date: mail.createdAt,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    signal: AbortSignal.timeout(CONVERSATION_SECONDS * 1000),
  });
}

/**
 * Connects, checks the certificate and signs in, without sending anything. Throws what was amiss.
 */
export async function verifyMailServer(server: MailServer): Promise<void> {
  await transport(server).verify();
}

function transport(server: MailServer): Transporter {
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    ...(server.login === null ? {} : { auth: server.login, forceAuth: true }),
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
