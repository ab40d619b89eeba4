import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { english } from "@/lib/core/english";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { GatewayConnection } from "@/lib/gateways/gateway";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";
import { openSecret } from "@/lib/platform/secrets";

const UNREACHABLE = "gateway.unreachable";

/** A gateway account with work to do, as the sender needs it. */
export interface SendingAccount {
  id: string;
  workspaceId: string;
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
    `SELECT a.id, a.workspace_id AS "workspaceId", a.base_url AS "baseUrl", a.username,
       a.password_cipher AS "passwordCipher", a.kind, a.settings,
       a.bulk_batch_size AS "bulkBatchSize", a.max_connections AS "maxConnections",
       a.max_per_second AS "maxPerSecond",
       a.epoch
     FROM gateway_account a
     WHERE a.status = 'active' AND a.archived_at IS NULL
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

/** After five calls in a row that reached nobody: people are told once (S7). */
export async function alarmUnreachable(account: SendingAccount, detail: Sentence): Promise<void> {
  await sql.transaction((client) =>
    raiseAlarm(client, {
      workspaceId: account.workspaceId,
      kind: UNREACHABLE,
      entityId: account.id,
      sentence: sentence("alarms.gatewayUnreachable"),
      detail: { detail: english(detail) },
    }),
  );
}

export async function resolveUnreachable(account: SendingAccount): Promise<void> {
  await sql.transaction((client) =>
    resolveAlarm(client, { workspaceId: account.workspaceId, kind: UNREACHABLE, entityId: account.id }),
  );
}
