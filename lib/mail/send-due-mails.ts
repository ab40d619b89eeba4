import "server-only";
import { type ClaimedMail, claimMails } from "@/lib/mail/claim-mails";
import { composeMail } from "@/lib/mail/compose-mail";
import { isMailAddress, type Mail } from "@/lib/mail/mail.rules";
import { type MailFailure, mailProblem } from "@/lib/mail/mail-problem";
import { type MailServer, mailServer } from "@/lib/mail/mail-server";
import { sendMail } from "@/lib/mail/mail-transport";
import { mailBinding } from "@/lib/mail/queue-mail";
import { dropMail, markMailFailed, markMailSent } from "@/lib/mail/settle-mail";
import { log } from "@/lib/platform/log";
import { openSecret } from "@/lib/platform/secrets";

const AT_ONCE = 10;

/** Makes what waits into what is sent; null: nobody is to be written to. */
export type PrepareMail = (mail: Mail) => Promise<Mail | null>;

/**
 * Sends what is due, some at a time; answers how many were looked at. A mail is marked after the
 * server has taken it, so a worker that is killed in between sends it once more: under the same
 * Message-ID, by which a mail program can tell that it is the same.
 */
export async function sendDueMails(prepare: PrepareMail = async (mail) => mail): Promise<number> {
  const server = mailServer();
  if (server === null) return 0;
  const claimed = await claimMails(AT_ONCE);
  const ended = await Promise.allSettled(claimed.map((mail) => deliver(mail, server, prepare)));
  for (const each of ended)
    if (each.status === "rejected")
      log().error({ err: each.reason }, "a mail's outcome could not be stored; it is tried again");
  return claimed.length;
}

async function deliver(claimed: ClaimedMail, server: MailServer, prepare: PrepareMail): Promise<void> {
  const waiting = readMail(claimed);
  if (waiting === null) return failed(claimed, UNREADABLE, null);
  if (!isMailAddress(waiting.to)) return failed(claimed, NO_ADDRESS, waiting.values);
  const mail = await prepare(waiting);
  if (mail === null) return dropMail(claimed);
  try {
    await sendMail(server, composeMail(mail, claimed));
  } catch (error) {
    return failed(claimed, mailProblem(error, server), waiting.values);
  }
  await markMailSent(claimed);
}

const UNREADABLE: MailFailure = {
  problem: "unreadable",
  detail: "The content cannot be opened: is ENCRYPTION_KEY the one it was sealed with?",
  final: false,
};
const NO_ADDRESS: MailFailure = {
  problem: "recipient",
  detail: "This is not one whole mail address.",
  final: true,
};

function readMail({ id, kind, recipient, valuesCipher }: ClaimedMail): Mail | null {
  try {
    return {
      kind,
      to: recipient,
      values: JSON.parse(openSecret(valuesCipher ?? "", mailBinding(id))),
    } as Mail;
  } catch {
    return null;
  }
}

async function failed(mail: ClaimedMail, failure: MailFailure, values: object | null): Promise<void> {
  await markMailFailed(mail, failure, values);
  // The recipient stays out of the log: it is a person's address, and the row has it.
  log().warn(
    { mail: mail.id, kind: mail.kind, attempt: mail.attempts, ...failure, detail: undefined },
    "a mail was not taken",
  );
}
