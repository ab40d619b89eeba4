import "server-only";
import { callAccount, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import { alarmUnopened, UnopenedPassword } from "@/lib/gateway-accounts/unopened-password";
import type { MediaResult } from "@/lib/gateways/media.view";
import { sniffMedia } from "@/lib/inbox/sniff-media.rules";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** Seconds until it is asked for again; after the last of them it is lost. */
const PAUSES = [10, 60, 300, 1_800, 7_200, 21_600, 86_400];
const AT_ONCE = 4;

interface Due {
  id: string;
  workspace_id: string;
  inbound_message_id: number;
  gateway_account_id: string;
  gateway_media_id: string;
  attempts: number;
}

/**
 * For the worker's loop: files that came with messages, at once, for their addresses live for
 * minutes. A row is moved on before the gateway is asked, so that of several workers one asks, and
 * one that dies in it is followed by another.
 */
export async function fetchDueMedia(): Promise<number> {
  const due = await sql.query<Due>(
    `UPDATE inbound_media SET attempts = attempts + 1,
       due_at = now() + make_interval(secs => ($1::int[])[least(attempts + 1, ${PAUSES.length})])
     WHERE id IN (
       SELECT id FROM inbound_media WHERE status = 'waiting' AND due_at <= now()
       ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING id, workspace_id, inbound_message_id, gateway_account_id, gateway_media_id, attempts`,
    [PAUSES],
  );
  await Promise.all(due.map(fetchOne));
  return due.length;
}

async function fetchOne(due: Due): Promise<void> {
  const row = await requireGatewayAccountRow(due.gateway_account_id);
  try {
    const result = await callAccount(row, async (gateway) => gateway.media?.(due.gateway_media_id));
    await keep(due, result ?? { bytes: null, why: "gone" });
  } catch (error) {
    if (!(error instanceof UnopenedPassword)) throw error;
    await alarmUnopened({ id: row.id, workspaceId: row.workspace_id, label: row.label }, error.cause);
  }
}

/** One that was erased meanwhile, with the person, is not there any more and takes nothing. */
async function keep(due: Due, result: MediaResult): Promise<void> {
  const { bytes } = result;
  const last = due.attempts > PAUSES.length;
  if (bytes === null && result.why === "notFetched" && !last) return;
  await sql.transaction(async (client) => {
    const { rowCount } =
      bytes === null
        ? await client.query(
            "UPDATE inbound_media SET status = 'lost', reason = $2 WHERE id = $1 AND status = 'waiting'",
            [due.id, result.why],
          )
        : await client.query(
            `UPDATE inbound_media
             SET status = 'stored', content = $2, content_type = $3, size = $4
             WHERE id = $1 AND status = 'waiting'`,
            [due.id, bytes, sniffMedia(bytes), bytes.length],
          );
    if (rowCount === 0) return;
    const found = await client.query<{ conversation_id: string | null }>(
      "SELECT conversation_id FROM inbound_message WHERE workspace_id = $1 AND id = $2",
      [due.workspace_id, due.inbound_message_id],
    );
    const id = found.rows[0]?.conversation_id;
    if (id) await notify(client, { workspaceId: due.workspace_id, topic: "conversation", id });
  });
}
