import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { english } from "@/lib/core/english";
import { keepSentence } from "@/lib/core/kept-sentence";
import { notHeld } from "@/lib/core/not-held";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { GatewayConnection } from "@/lib/gateways/gateway";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { openSecret } from "@/lib/platform/secrets";

/** A gateway account with work to do, as the sender needs it. */
export interface SendingAccount {
  id: string;
  workspaceId: string;
  label: string;
  baseUrl: string;
  username: string;
  passwordCipher: string;
  kind: string;
  settings: Record<string, unknown>;
  bulkBatchSize: number;
  maxConnections: number;
  maxPerSecond: number | null;
  /** Counts resumes and changes of credentials: a refusal of an earlier epoch is stale. */
  epoch: number;
}

/** Active accounts that have a campaign to send or a message that is due. */
export async function listSendingAccounts(): Promise<SendingAccount[]> {
  return sql.query<SendingAccount>(
    `SELECT a.id, a.workspace_id AS "workspaceId", a.label, a.base_url AS "baseUrl", a.username,
       a.password_cipher AS "passwordCipher", a.kind, a.settings,
       a.bulk_batch_size AS "bulkBatchSize", a.max_connections AS "maxConnections",
       a.max_per_second AS "maxPerSecond",
       a.epoch
     FROM gateway_account a
     WHERE a.status = 'active' AND a.archived_at IS NULL AND ${notHeld("a.workspace_id")}
       AND EXISTS (SELECT FROM campaign c WHERE c.gateway_account_id = a.id AND c.status = 'sending')`,
    [],
  );
}

/** Opens the account's password and a connection with it. */
export function connectionOf(account: SendingAccount, timeoutMs: number): GatewayConnection {
  return gatewayOf(account.kind).open({
    baseUrl: account.baseUrl,
    username: account.username,
    password: openSecret(account.passwordCipher, `gateway_account:${account.id}`),
    settings: account.settings,
    connections: account.maxConnections,
    timeoutMs,
  });
}

/** What people are told of a gateway from which nothing comes back. */
const QUIET = {
  /** Calls certainly did not get there (S7). */
  unreachable: { kind: "gateway.unreachable", said: () => sentence("alarms.gatewayUnreachable") },
  /** Calls got there, or may have, and no answer came (S6). */
  silent: {
    kind: "gateway.silent",
    said: ({ label }: SendingAccount) => sentence("alarms.gatewaySilent", { account: label }),
  },
} as const;
type Quiet = keyof typeof QUIET;

/**
 * People are told once: by an alarm, beside the balance, which cannot be read either, and on the
 * campaigns that wait.
 */
export async function alarmQuiet(
  account: SendingAccount,
  quiet: Quiet,
  detail: Sentence | null,
): Promise<void> {
  const { kind, said } = QUIET[quiet];
  await sql.transaction(async (client) => {
    const fresh = await raiseAlarm(client, {
      workspaceId: account.workspaceId,
      kind,
      entityId: account.id,
      sentence: said(account),
      detail: detail ? { detail: english(detail) } : {},
    });
    if (!fresh) return;
    await client.query("UPDATE gateway_account SET balance_error = $2 WHERE id = $1", [
      account.id,
      keepSentence(said(account)),
    ]);
    await tellScreens(client, account);
  });
}

/** Something came back: what was said of the silence is over. */
export async function resolveQuiet(account: SendingAccount): Promise<void> {
  await sql.transaction(async (client) => {
    const ended: boolean[] = [];
    for (const { kind } of Object.values(QUIET))
      ended.push(
        await resolveAlarm(client, { workspaceId: account.workspaceId, kind, entityId: account.id }),
      );
    if (!ended.includes(true)) return;
    const said = Object.values(QUIET).map((each) => keepSentence(each.said(account)));
    await client.query(
      "UPDATE gateway_account SET balance_error = NULL WHERE id = $1 AND balance_error = ANY ($2::text[])",
      [account.id, said],
    );
    await tellScreens(client, account);
  });
}

async function tellScreens(client: SqlClient, { id, workspaceId }: SendingAccount): Promise<void> {
  await notify(client, { workspaceId, topic: "balance", id });
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM campaign WHERE gateway_account_id = $1 AND status = 'sending'",
    [id],
  );
  for (const campaign of rows) await notify(client, { workspaceId, topic: "campaign", id: campaign.id });
}
