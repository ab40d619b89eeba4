import "server-only";
import { alarmUnopened, UnopenedPassword } from "@/lib/gateway-accounts/unopened-password";
import { sql } from "@/lib/platform/db/sql";
import { syncTemplates } from "@/lib/whatsapp-templates/sync-templates";
import { kindsWithTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";

interface DueAccount {
  id: string;
  workspaceId: string;
  label: string;
}

/**
 * For the worker's loop: the templates of every account once an hour, and at once of one that
 * WhatsApp said something about. An account whose credentials were refused waits for a person. The
 * row is moved on before the gateway is asked, so that of several workers one asks.
 */
export async function syncDueTemplates(): Promise<number> {
  const due = await sql.query<DueAccount>(
    `WITH due AS (
       INSERT INTO whatsapp_template_sync AS s (gateway_account_id, workspace_id, due_at)
       SELECT a.id, a.workspace_id, now() + interval '10 minutes' FROM gateway_account a
       LEFT JOIN whatsapp_template_sync known ON known.gateway_account_id = a.id
       WHERE a.archived_at IS NULL AND a.kind = ANY ($1) AND a.paused_reason IS DISTINCT FROM 'credentials'
         AND (known.due_at IS NULL OR known.due_at <= now())
       ORDER BY known.due_at NULLS FIRST LIMIT 10
       ON CONFLICT (gateway_account_id) DO UPDATE SET due_at = excluded.due_at WHERE s.due_at <= now()
       RETURNING gateway_account_id)
     SELECT a.id, a.workspace_id AS "workspaceId", a.label FROM due
     JOIN gateway_account a ON a.id = due.gateway_account_id`,
    [kindsWithTemplates()],
  );
  await Promise.all(due.map(ask));
  return due.length;
}

async function ask(account: DueAccount): Promise<void> {
  try {
    await syncTemplates(account.id);
  } catch (error) {
    if (!(error instanceof UnopenedPassword)) throw error;
    await alarmUnopened(account, error.cause);
  }
}

/** The gateway said that something about an account's templates has changed: they are due. */
export async function templatesChanged(gatewayAccountId: string): Promise<void> {
  await sql.execute("UPDATE whatsapp_template_sync SET due_at = now() WHERE gateway_account_id = $1", [
    gatewayAccountId,
  ]);
}
