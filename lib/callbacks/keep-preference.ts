import type { CallbackOwner } from "@/lib/callback-tokens/callback-tokens";
import { isUserId } from "@/lib/core/is-user-id";
import type { PreferenceEvent } from "@/lib/gateways/callback.view";
import { channelOf } from "@/lib/gateways/channel-of";
import { resumeChannel, stopChannel } from "@/lib/opt-outs/channel-stop";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { knowPerson } from "@/lib/whatsapp-people/know-person";

/** What somebody decided at the gateway about campaigns by its channel. */
export async function keepPreference(
  { workspaceId, gatewayAccountId, gatewayKind }: CallbackOwner,
  { value, phone: told, userId, refused, at }: PreferenceEvent,
  receivedAt: number,
): Promise<void> {
  await sql.transaction(async (client) => {
    const sentTo = told ?? (await phoneOf(client, gatewayAccountId, refused));
    const phone =
      userId === undefined
        ? sentTo
        : await knowPerson(client, {
            workspaceId,
            userId,
            phone: sentTo !== null && isUserId(sentTo) ? null : sentTo,
            name: "",
          });
    if (phone === null) return;
    const decided = {
      workspaceId,
      phone,
      channel: channelOf(gatewayKind),
      at: Math.min(at ?? receivedAt, receivedAt),
    };
    if (value === "resume") return resumeChannel(client, decided);
    return stopChannel(client, { ...decided, source: refused === undefined ? "preference" : "refusal" });
  });
}

/** Whom the refused message was for, where the gateway does not say it. */
async function phoneOf(client: SqlClient, accountId: string, id: string | undefined): Promise<string | null> {
  const { rows } = await client.query<{ phone: string }>(
    `SELECT m.phone
     FROM gateway_message_id g JOIN message m ON m.campaign_id = g.campaign_id AND m.id = g.message_id
     WHERE g.gateway_account_id = $1 AND g.gateway_message_id = $2`,
    [accountId, id ?? ""],
  );
  return rows[0]?.phone ?? null;
}
