import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isWindowOpen, windowEnd } from "@/lib/direct-messages/reply-window.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

/**
 * Free text goes only to somebody who wrote to this very number within 24 hours: by the time at
 * which they wrote, and by the database's clock at the moment of sending.
 */
export async function requireWindow(
  client: SqlClient,
  conversationId: string | null,
  accountId: string,
): Promise<void> {
  const { wroteAt, now } = await readWindow(client, conversationId, accountId);
  if (!isWindowOpen(wroteAt, now)) refuse("problems.gateways.windowShut");
}

/** What is to be sent then would find it shut, unless they write again: that is said now. */
export async function requireWindowThen(
  client: SqlClient,
  conversationId: string,
  accountId: string,
  at: Date,
): Promise<void> {
  const { wroteAt } = await readWindow(client, conversationId, accountId);
  if (wroteAt !== null && at >= windowEnd(wroteAt)) refuse("problems.gateways.windowShutThen");
}

async function readWindow(
  client: SqlClient,
  conversationId: string | null,
  accountId: string,
): Promise<{ wroteAt: Date | null; now: Date }> {
  // Nothing comes before it is written, so what came earlier opens nothing.
  const { rows } = await client.query<{ wrote_at: Date | null; now: Date }>(
    `SELECT now() AS now, max(coalesce(written_at, received_at)) AS wrote_at
     FROM inbound_message
     WHERE conversation_id = $1 AND gateway_account_id = $2 AND received_at > now() - interval '25 hours'`,
    [conversationId, accountId],
  );
  return { wroteAt: rows[0]?.wrote_at ?? null, now: rows[0]?.now ?? new Date() };
}

function refuse(key: "problems.gateways.windowShut" | "problems.gateways.windowShutThen"): never {
  const shut = sentence(key);
  throw new AppError("unprocessable", shut, { text: shut });
}
