import { sentence } from "@/lib/core/sentence";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { Outcome } from "@/lib/sending/outcome";
import { pauseByItself } from "@/lib/sending/pause-by-itself";
import { countWrong, WRONG_IN_A_ROW, type WrongRequests } from "@/lib/sending/wrong-requests.rules";

/**
 * Pauses a campaign of which message after message is refused for one fault of the request itself
 * (S71). The row that was counted stands with the campaign, in the transaction of the answers: a
 * worker that is killed has counted an answer or will be told it again.
 */
export async function stopWrongRequests(client: SqlClient, outcomes: readonly Outcome[]): Promise<void> {
  const byCampaign = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const kind = outcome.gatewayKind;
    if (!kind || !gatewayOf(kind).tellsWrongRequests) continue;
    const of = byCampaign.get(outcome.campaignId) ?? [];
    of.push(outcome);
    byCampaign.set(outcome.campaignId, of);
  }
  const right = [...byCampaign].filter(([, answers]) => answers.every(({ reason }) => reason !== "request"));
  await endRows(
    client,
    right.filter(([, answers]) => answers.some(({ outcome }) => outcome === "accepted")).map(([id]) => id),
  );
  for (const [id] of right) byCampaign.delete(id);
  for (const [id, answers] of byCampaign) await count(client, id, answers);
}

/** Nearly always there is no row to end, and nothing is written. */
async function endRows(client: SqlClient, campaigns: string[]): Promise<void> {
  if (campaigns.length === 0) return;
  await client.query(
    "UPDATE campaign SET wrong_requests = NULL WHERE id = ANY ($1::uuid[]) AND wrong_requests IS NOT NULL",
    [arrayLiteral(campaigns)],
  );
}

/** What comes in for a campaign that does not send any more counts for nothing at its resume. */
async function count(client: SqlClient, id: string, answers: readonly Outcome[]): Promise<void> {
  const { rows } = await client.query<{ known: WrongRequests | null }>(
    "SELECT wrong_requests AS known FROM campaign WHERE id = $1 AND status = 'sending' FOR UPDATE",
    [id],
  );
  if (rows[0] === undefined) return;
  const now = countWrong(rows[0].known, answers);
  const stops = now !== null && now.messages.length >= WRONG_IN_A_ROW;
  await client.query("UPDATE campaign SET wrong_requests = $2::jsonb WHERE id = $1", [
    id,
    now === null || stops ? null : JSON.stringify(now),
  ]);
  if (!stops) return;
  const { code, fault, messages } = now;
  const times = messages.length;
  await pauseByItself(client, id, {
    reason: "request",
    code,
    said: (name) => sentence("alarms.campaignRequest", { name, count: times, code, fault }),
    counted: { reason: "request", count: times, of: times, limit: 0, codes: [{ code, count: times }] },
  });
}
