import type { MessageContent } from "@/lib/messages/message-content.input";
import { sql } from "@/lib/platform/db/sql";
import { SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import type { RawRules } from "@/lib/sending-rules/claim-rules.rules";

/** A campaign as the sender needs it. */
export interface SendingCampaign {
  id: string;
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  message: MessageContent;
  sender: string | null;
  tracked: boolean;
  maxPerSecond: number | null;
  seqnoPrefix: string;
  /** What its workspace's windows and limits say of it; null where nothing holds it. */
  rules: RawRules | null;
  /** Nobody of it could be sent to for a while. */
  rests: boolean;
  /**
   * The last of the first ones, while a slow start or a test lasts, or the people of 24 hours are
   * limited; null: all may be claimed.
   */
  slowLast: number | null;
  /** It tries people of this campaign again. */
  retryOf: string | null;
  /** When this was read, by the database's clock. */
  now: Date;
}

/**
 * What holds a campaign `c` of a workspace `w`. Replies, tests and single messages are held by
 * nothing, nor is what is marked to go out at any hour.
 */
export const RULES = `CASE WHEN c.kind = 'campaign' AND c.quiet_hours IS DISTINCT FROM 'ignore'
  THEN sending_rules(w.settings, w.time_zone) END`;

/** The last of a test of several texts, until one is chosen and written to the others (S59). */
const TEST_LAST = `CASE WHEN c.split IS NOT NULL THEN (
    SELECT s.group_ends[array_upper(s.group_ends, 1)]::float8 FROM campaign_split s
    WHERE s.campaign_id = c.id AND s.state <> 'decided') END`;

/** How far it may go for now where the people of 24 hours are limited; untold, nobody. */
const BUDGET_LAST = `CASE WHEN c.message ->> 'kind' = 'template' AND EXISTS (
    SELECT FROM whatsapp_number n
    WHERE n.gateway_account_id = c.gateway_account_id AND n.people_limit IS NOT NULL)
  THEN coalesce((SELECT b.last_id::float8 FROM campaign_budget b WHERE b.campaign_id = c.id), 0) END`;

/** The first ones by id, at each look anew: a start may have written its rows anew. */
const SLOW_LAST = `least(CASE WHEN c.slow_start AND c.slow_ended_at IS NULL
  THEN (SELECT max(f.id)::float8 FROM (
    SELECT m.id FROM message m WHERE m.campaign_id = c.id ORDER BY m.id LIMIT ${SLOW_FIRST}) AS f) END,
  ${TEST_LAST}, ${BUDGET_LAST})`;

/** Of a campaign, as `SendingCampaign`; `c` is the campaign, `a` its account, `w` its workspace. */
export const CAMPAIGN_COLUMNS = `${RULES} AS rules, ${SLOW_LAST} AS "slowLast", c.rest_until IS NOT NULL AS rests, clock_timestamp() AS now,
  c.retry_of AS "retryOf", c.id, c.workspace_id AS "workspaceId",
  c.gateway_account_id AS "gatewayAccountId", a.kind AS "gatewayKind", c.message, c.sender, c.tracked, c.max_per_second AS "maxPerSecond",
  c.seqno_prefix AS "seqnoPrefix"`;
/** A campaign with its account and workspace. */
export const CAMPAIGN_TABLES = `campaign c JOIN gateway_account a ON a.id = c.gateway_account_id
  JOIN workspace w ON w.id = c.workspace_id`;

/**
 * Campaigns of an account that are being sent now and have someone left to claim, oldest first. The
 * tallies spare a scan of the others' recipients, and whoever waits for the end of quiet hours is
 * not looked through before, nor those who wait for a text to be chosen.
 */
export async function listSendingCampaigns(gatewayAccountId: string): Promise<SendingCampaign[]> {
  return sql.query<SendingCampaign>(
    `SELECT ${CAMPAIGN_COLUMNS}
     FROM ${CAMPAIGN_TABLES}
     WHERE c.gateway_account_id = $1 AND c.status = 'sending' AND c.kind = 'campaign'
       AND (c.rest_until IS NULL OR c.rest_until <= now())
       AND (c.split IS NULL OR NOT EXISTS (SELECT FROM campaign_split s
         WHERE s.campaign_id = c.id AND s.state <> 'decided' AND s.decides_at IS NOT NULL))
       AND (SELECT sum(t.queued) FROM campaign_tally t WHERE t.campaign_id = c.id) > 0
     ORDER BY c.started_at, c.id`,
    [gatewayAccountId],
  );
}
