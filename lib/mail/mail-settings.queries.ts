import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { MailProblem } from "@/lib/mail/mail.rules";
import { mailServer } from "@/lib/mail/mail-server";
import type { MailSettingsView } from "@/lib/mail/mail-settings.view";
import { readMailState } from "@/lib/mail/mail-state.queries";
import { sql } from "@/lib/platform/db/sql";

/**
 * For the settings page. A login, a recipient and what a server said stay out of it: all workspaces
 * share one outbox.
 */
export async function getMailSettings(ctx: WorkspaceContext): Promise<MailSettingsView> {
  const server = mailServer();
  const [state, test, own] = await Promise.all([readMailState(), readOwnTest(ctx), readOwnEmail(ctx)]);
  const { waiting, failing, givenUp, lastSentAt, problem } = state;
  return {
    server:
      server === null
        ? null
        : {
            host: `${server.host}:${server.port}`,
            from: shown(server.from),
            secure: server.secure || server.requireTls,
          },
    waiting,
    failing,
    givenUp,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    problem,
    test,
    ownEmail: own,
  };
}

function shown({ name, address }: { name: string; address: string }): string {
  return name === "" ? address : `${name} <${address}>`;
}

async function readOwnEmail(ctx: WorkspaceContext): Promise<string> {
  const row = await sql.first<{ email: string }>(`SELECT email FROM "user" WHERE id = $1`, [
    ctx.actor.userId ?? null,
  ]);
  return row?.email ?? "";
}

async function readOwnTest(ctx: WorkspaceContext): Promise<MailSettingsView["test"]> {
  const row = await sql.first<{ createdAt: Date; sent: boolean; open: boolean; problem: MailProblem | null }>(
    `SELECT m.created_at AS "createdAt", m.sent_at IS NOT NULL AS sent, m.due_at IS NOT NULL AS open,
       m.problem
     FROM outgoing_mail m JOIN "user" u ON u.email = m.recipient
     WHERE u.id = $1 AND m.kind = 'test'
     ORDER BY m.created_at DESC
     LIMIT 1`,
    [ctx.actor.userId ?? null],
  );
  if (row === null) return null;
  return {
    at: row.createdAt.toISOString(),
    state: row.sent ? "sent" : row.open ? "waiting" : "failed",
    problem: row.problem,
  };
}
