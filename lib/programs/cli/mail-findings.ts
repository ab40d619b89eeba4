import { mailProblem } from "@/lib/mail/mail-problem";
import { type MailServer, mailServer } from "@/lib/mail/mail-server";
import { readMailState } from "@/lib/mail/mail-state.queries";
import { verifyMailServer } from "@/lib/mail/mail-transport";
import type { Finding } from "./finding";

/**
 * Whether mail is set up and the server takes our login, and what has not gone out. Nothing is
 * sent.
 */
export async function mailFindings(): Promise<Finding[]> {
  const server = mailServer();
  if (server === null)
    return [
      {
        about: "mail",
        ok: true,
        sentence: "No mail is sent (SMTP_URL is not set): links are handed over by hand.",
      },
    ];
  return [await serverFinding(server), await outboxFinding()];
}

async function serverFinding(server: MailServer): Promise<Finding> {
  const name = `${server.host}:${server.port}`;
  try {
    await verifyMailServer(server);
    return {
      about: "mail",
      ok: true,
      sentence: `The mail server ${name} answers; mail goes out as ${server.from.address}.`,
    };
  } catch (error) {
    return {
      about: "mail",
      ok: false,
      sentence: `The mail server ${name} cannot be used: ${mailProblem(error, server).detail}`,
    };
  }
}

async function outboxFinding(): Promise<Finding> {
  const { waiting, failing, givenUp, detail } = await readMailState();
  const sentence = `${waiting} mail(s) wait, ${failing} of them tried in vain; ${givenUp} given up in 30 days.`;
  return {
    about: "outbox",
    ok: failing === 0,
    sentence: detail === null ? sentence : `${sentence} The last was told: ${detail}`,
  };
}
