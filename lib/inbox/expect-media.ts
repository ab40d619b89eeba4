import type { ToldMedia } from "@/lib/gateways/media.view";
import type { IncomingMessage } from "@/lib/inbox/incoming-message";
import type { SqlClient } from "@/lib/platform/db/sql";

/** A file came with this message: the worker fetches it, for its address lives for minutes. */
export async function expectMedia(
  client: SqlClient,
  { workspaceId, gatewayAccountId }: IncomingMessage,
  messageId: number,
  { id, kind, fileName }: ToldMedia,
): Promise<void> {
  await client.query(
    `INSERT INTO inbound_media (workspace_id, inbound_message_id, gateway_account_id, gateway_media_id, kind,
       file_name)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [workspaceId, messageId, gatewayAccountId, id, kind, fileName],
  );
}
