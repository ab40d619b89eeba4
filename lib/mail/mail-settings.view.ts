import type { MailProblem } from "@/lib/mail/mail.rules";

/**
 * What owners and admins see of mail: figures of the installation, and of single mails only their
 * own test.
 */
export interface MailSettingsView {
  /** Null: no mail server is set up. */
  server: { host: string; from: string; secure: boolean } | null;
  waiting: number;
  failing: number;
  givenUp: number;
  lastSentAt: string | null;
  problem: MailProblem | null;
  test: { at: string; state: "waiting" | "sent" | "failed"; problem: MailProblem | null } | null;
  /** Where a test goes. */
  ownEmail: string;
}
