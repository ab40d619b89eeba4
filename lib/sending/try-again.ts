import { randomUUID } from "node:crypto";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { Retry } from "@/lib/retries/retry.rules";
import { addToBeside, beginBeside } from "@/lib/sending/beside-campaign";
import { DUE_NOW, retryValues, STILL_OPEN } from "@/lib/sending/retry-sql";

/** People of one statement. */
export const MOST_AT_ONCE = 5_000;

/** A campaign whose people are tried again, under its lock, with the campaigns that do it. */
export interface RetriedCampaign {
  id: string;
  workspaceId: string;
  retry: Retry;
  /** The first one tries the people of the campaign itself again, each other those of the last. */
  tries: { id: string; status: string }[];
}

export interface StillOpen {
  waiting: number;
  waitingUntil: Date | null;
  untold: number;
}

/**
 * Everybody who is due is made a recipient of the one campaign that tries for this time; its key of
 * phones refuses a second text (S58), and from there on it is sent, held and stopped like any.
 * Returns how many were added, and who is left.
 */
export async function tryAgain(
  client: SqlClient,
  campaign: RetriedCampaign,
): Promise<{ given: number; open: StillOpen }> {
  const open: StillOpen = { waiting: 0, waitingUntil: null, untold: 0 };
  const { retry, tries } = campaign;
  let given = 0;
  for (let number = 1; number <= retry.times; number += 1) {
    const earlier = [campaign.id, ...tries.slice(0, number - 1).map(({ id }) => id)];
    const from = earlier[number - 1];
    // Nobody was tried for the last time, or a person has ended it.
    if (from === undefined || tries[number - 1]?.status === "canceled") break;
    const values = () => [...retryValues(retry), campaign.id, from, tries[number - 1]?.id ?? null, earlier];
    given += await giveDue(client, campaign, number, values);
    const { rows } = await client.query<StillOpen>(STILL_OPEN, values());
    const left = rows[0] as StillOpen;
    open.waiting += left.waiting;
    open.untold += left.untold;
    if (left.waitingUntil !== null && !(open.waitingUntil !== null && open.waitingUntil > left.waitingUntil))
      open.waitingUntil = left.waitingUntil;
  }
  return { given, open };
}

async function giveDue(
  client: SqlClient,
  campaign: RetriedCampaign,
  number: number,
  values: () => unknown[],
): Promise<number> {
  const { id, workspaceId, tries } = campaign;
  if (tries[number - 1] === undefined) {
    const some = await client.query(`${DUE_NOW} LIMIT 1`, values());
    if (!some.rowCount) return 0;
    tries.push({ id: await beginTry(client, id, number), status: "sending" });
  }
  const { rows } = await client.query<{ people: number; credits: number }>(
    `WITH given AS (
       INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
       SELECT $5, $7, r.phone, r.contact_id, r.text, r.parts FROM (${DUE_NOW} LIMIT ${MOST_AT_ONCE}) AS r
       ON CONFLICT (campaign_id, phone, copy) DO NOTHING
       RETURNING parts)
     SELECT count(*)::int AS people, coalesce(sum(parts), 0)::int AS credits FROM given`,
    [...values(), workspaceId],
  );
  const added = rows[0] ?? { people: 0, credits: 0 };
  const beside = { workspaceId, id: tries[number - 1]?.id ?? "" };
  if (added.people > 0) await addToBeside(client, beside, added, "retry_open");
  return added.people;
}

/**
 * The campaign of one time, at the first of its people: as the one whose people it tries again, and
 * begun with it, so that it expires with it.
 */
async function beginTry(client: SqlClient, id: string, number: number): Promise<string> {
  const tryId = randomUUID();
  await client.query(
    `INSERT INTO campaign (id, workspace_id, name, gateway_account_id, sender, message, tracked,
       max_per_second, quiet_hours, quiet_hours_reason, valid_hours, time_zone, template_version_id,
       created_by_id, created_by_name, launched_at, launched_by_name, scheduled_at, started_at,
       retry_of, retry_number, retry_open)
     SELECT $2, c.workspace_id, left(c.name, 190) || ' · ' || ($3 + 1), c.gateway_account_id, c.sender,
       c.message, true, c.max_per_second, c.quiet_hours, c.quiet_hours_reason, c.valid_hours, c.time_zone,
       c.template_version_id, c.created_by_id, c.created_by_name, c.launched_at, c.launched_by_name,
       c.scheduled_at, c.started_at, c.id, $3, true
     FROM campaign c WHERE c.id = $1`,
    [id, tryId, number],
  );
  await beginBeside(client, tryId);
  return tryId;
}
