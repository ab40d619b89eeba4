import "server-only";
import { callAccount, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import { alarmUnopened, UnopenedPassword } from "@/lib/gateway-accounts/unopened-password";
import { kindsThat } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";
import { keepNumber } from "@/lib/whatsapp-numbers/keep-number";

interface DueAccount {
  id: string;
  workspaceId: string;
  label: string;
}

/**
 * For the worker's loop: what WhatsApp says of every number, once an hour, and at once of one that
 * it said something about. An account whose token was refused waits for a person. The row is moved
 * on before anybody is asked, so that of several workers one asks.
 */
export async function askDueNumbers(): Promise<number> {
  const due = await sql.query<DueAccount>(
    `WITH due AS (
       INSERT INTO whatsapp_number AS n (gateway_account_id, workspace_id, due_at)
       SELECT a.id, a.workspace_id, now() + interval '10 minutes' FROM gateway_account a
       LEFT JOIN whatsapp_number known ON known.gateway_account_id = a.id
       WHERE a.archived_at IS NULL AND a.kind = ANY ($1) AND a.paused_reason IS DISTINCT FROM 'credentials'
         AND (known.due_at IS NULL OR known.due_at <= now())
       ORDER BY known.due_at NULLS FIRST LIMIT 10
       ON CONFLICT (gateway_account_id) DO UPDATE SET due_at = excluded.due_at WHERE n.due_at <= now()
       RETURNING gateway_account_id)
     SELECT a.id, a.workspace_id AS "workspaceId", a.label FROM due
     JOIN gateway_account a ON a.id = due.gateway_account_id`,
    [kindsThat((gateway) => gateway.channel === "whatsapp" && gateway.can.check === true)],
  );
  await Promise.all(due.map(ask));
  return due.length;
}

async function ask(account: DueAccount): Promise<void> {
  try {
    const row = await requireGatewayAccountRow(account.id);
    const [clock] = await sql.query<{ at: Date }>("SELECT clock_timestamp() AS at");
    const answer = await callAccount(row, async (gateway) => gateway.check?.());
    if (answer === undefined) throw new Error(`A gateway of kind ${row.kind} says nothing of its number.`);
    await sql.transaction((client) =>
      keepNumber(client, { ...row, label: account.label }, answer, clock?.at ?? new Date()),
    );
  } catch (error) {
    if (!(error instanceof UnopenedPassword)) throw error;
    await alarmUnopened(account, error.cause);
  }
}

/** WhatsApp said that something about an account or its number has changed: it is asked. */
export async function numberChanged(gatewayAccountId: string): Promise<void> {
  await sql.execute("UPDATE whatsapp_number SET due_at = now() WHERE gateway_account_id = $1", [
    gatewayAccountId,
  ]);
}
