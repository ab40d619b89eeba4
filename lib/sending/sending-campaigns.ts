import type { MessageContent } from "@/lib/messages/message-content.input";
import { sql } from "@/lib/platform/db/sql";

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
}

/** Of a campaign, as `SendingCampaign`; `c` is the campaign and `a` its account. */
export const CAMPAIGN_COLUMNS = `c.id, c.workspace_id AS "workspaceId",
  c.gateway_account_id AS "gatewayAccountId", a.kind AS "gatewayKind", c.message, c.sender, c.tracked, c.max_per_second AS "maxPerSecond",
  c.seqno_prefix AS "seqnoPrefix"`;
/** A campaign with its account. */
export const CAMPAIGN_TABLES = "campaign c JOIN gateway_account a ON a.id = c.gateway_account_id";

/**
 * Campaigns of an account that are being sent now and have someone left to claim, oldest first. The
 * tallies spare a scan of the others' recipients.
 */
export async function listSendingCampaigns(gatewayAccountId: string): Promise<SendingCampaign[]> {
  return sql.query<SendingCampaign>(
    `SELECT ${CAMPAIGN_COLUMNS}
     FROM ${CAMPAIGN_TABLES}
     WHERE c.gateway_account_id = $1 AND c.status = 'sending' AND c.kind = 'campaign'
       AND (SELECT sum(t.queued) FROM campaign_tally t WHERE t.campaign_id = c.id) > 0
     ORDER BY c.started_at, c.id`,
    [gatewayAccountId],
  );
}
