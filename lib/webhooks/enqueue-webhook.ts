import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { WebhookEvent } from "@/lib/webhooks/webhook.rules";

export interface WebhookFact {
  workspaceId: string;
  event: Extract<
    WebhookEvent,
    | "inbound.received"
    | "campaign.awaiting_approval"
    | "campaign.approved"
    | "campaign.declined"
    | "campaign.finished"
    | "transfer.settled"
    | "balance.low"
  >;
  data: Record<string, unknown>;
}

/**
 * Leaves an event for every endpoint that asked for it, in the transaction of the change itself:
 * what is committed is told, and nothing else. The others are left by triggers of the
 * tables, so that no path can move a message, or raise an alarm, without them.
 */
export async function enqueueWebhook(client: SqlRunner, fact: WebhookFact): Promise<void> {
  await client.query(
    `INSERT INTO webhook_delivery (workspace_id, endpoint_id, event, payload)
     SELECT workspace_id, id, $2::text, $3::jsonb
     FROM webhook_endpoint
     WHERE workspace_id = $1::uuid AND disabled_at IS NULL AND $2::text = ANY (events)`,
    [fact.workspaceId, fact.event, JSON.stringify(fact.data)],
  );
}
