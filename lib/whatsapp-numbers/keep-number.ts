import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { keepSentence } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import type { CheckResult } from "@/lib/gateways/balance.view";
import { withAnswer } from "@/lib/gateways/with-answer";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { isUnlimited, type NumberTrouble, numberTroubles, peopleLimit } from "./number-state.rules";

interface Account {
  id: string;
  workspace_id: string;
  label: string;
}

const AGAIN = "1 hour";
const AGAIN_AFTER_A_PROBLEM = "10 minutes";
/** More people than any limit that there is: a number without a limit that gets one has less. */
const UNLIMITED = 2_000_000_000;

/**
 * Keeps what was told of a number and raises or ends its alarms. What was asked for later stands,
 * whichever answer comes first; what was not told changes nothing.
 */
export async function keepNumber(
  client: SqlClient,
  account: Account,
  answer: CheckResult,
  askedAt: Date,
): Promise<void> {
  const { facts } = answer;
  if (facts === null) {
    await client.query(
      `UPDATE whatsapp_number SET problem = $2, asked_at = $3,
         due_at = now() + interval '${AGAIN_AFTER_A_PROBLEM}'
       WHERE gateway_account_id = $1 AND asked_at < $3`,
      [account.id, keepSentence(withAnswer(answer)), askedAt],
    );
    return;
  }
  const blocked = facts.blocked ?? "";
  const state = facts.state ?? "";
  const limit = isUnlimited(facts.limit) ? UNLIMITED : peopleLimit(facts.limit);
  const { rows } = await client.query<{ highest: number | null }>(
    `UPDATE whatsapp_number SET problem = NULL, asked_at = $2, told_at = $2,
       due_at = now() + interval '${AGAIN}', number = $3, name = $4, quality = $5, state = $6, tier = $7,
       people_limit = $8, blocked = $9, highest_limit = greatest(highest_limit, $10::int)
     WHERE gateway_account_id = $1 AND asked_at < $2
     RETURNING highest_limit AS highest`,
    [
      account.id,
      askedAt,
      facts.number,
      facts.name,
      facts.quality,
      state,
      facts.limit,
      peopleLimit(facts.limit),
      blocked,
      limit,
    ],
  );
  if (rows[0] === undefined) return;
  // A limit that rose or fell holds for who waits from now on.
  await client.query("UPDATE campaign_budget SET look_at = now() WHERE gateway_account_id = $1", [
    account.id,
  ]);
  const now = { quality: facts.quality, state, tier: facts.limit, blocked };
  await tell(client, account, numberTroubles(now, rows[0].highest), { ...now, limit });
  await notify(client, { workspaceId: account.workspace_id, topic: "balance", id: account.id });
}

const KINDS: Record<NumberTrouble, string> = {
  qualityRed: "gateway.quality",
  qualityYellow: "gateway.quality",
  restricted: "gateway.restricted",
  limitLowered: "gateway.limit",
};

async function tell(
  client: SqlClient,
  { id, workspace_id: workspaceId, label }: Account,
  troubles: readonly NumberTrouble[],
  now: { state: string; blocked: string; limit: number | null },
): Promise<void> {
  const said: Record<NumberTrouble, () => Sentence> = {
    qualityRed: () => sentence("alarms.number.qualityRed", { account: label }),
    qualityYellow: () => sentence("alarms.number.qualityYellow", { account: label }),
    restricted: () =>
      sentence("alarms.number.restricted", { account: label, why: now.blocked || now.state || "–" }),
    limitLowered: () => sentence("alarms.number.limitLowered", { account: label, limit: now.limit ?? 0 }),
  };
  for (const kind of new Set(Object.values(KINDS))) {
    const trouble = troubles.find((each) => KINDS[each] === kind);
    if (trouble === undefined) await resolveAlarm(client, { workspaceId, kind, entityId: id });
    else await raiseAlarm(client, { workspaceId, kind, entityId: id, sentence: said[trouble]() });
  }
}
