import { gatewayOf } from "@/lib/gateways/gateway-of";
import { stopChannel } from "@/lib/opt-outs/channel-stop";
import type { SqlClient } from "@/lib/platform/db/sql";

interface Told {
  outcome: string;
  code: string | null;
  gatewayKind?: string;
  workspaceId: string;
  campaignId: string;
  messageId: number;
  finishedAt: number;
}

/** Who had stopped campaigns by this channel: the refusal says so before any callback does. */
export async function stopUnwilling(client: SqlClient, outcomes: readonly Told[]): Promise<void> {
  for (const { outcome, code, gatewayKind, workspaceId, campaignId, messageId, finishedAt } of outcomes) {
    if (outcome !== "refused" || code === null || gatewayKind === undefined) continue;
    const { stopped, channel } = gatewayOf(gatewayKind);
    if (!stopped?.has(code)) continue;
    const found = await client.query<{ phone: string }>(
      "SELECT phone FROM message WHERE campaign_id = $1 AND id = $2",
      [campaignId, messageId],
    );
    const phone = found.rows[0]?.phone;
    if (phone !== undefined)
      await stopChannel(client, { workspaceId, phone, channel, source: "refusal", at: finishedAt });
  }
}
