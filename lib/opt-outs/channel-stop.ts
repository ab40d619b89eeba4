import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { maskPhone } from "@/lib/core/phone-number";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** What somebody decided at the other side, or what that told by refusing. */
export interface ToldStop {
  workspaceId: string;
  phone: string;
  channel: Channel;
  /** They pressed stop there; or a message was refused because they had. */
  source: "preference" | "refusal";
  /** When it was decided, in milliseconds since the epoch. */
  at: number;
}

/** No campaign by this channel any more. Said again later it is the same stop, and newer. */
export async function stopChannel(client: SqlClient, told: ToldStop): Promise<void> {
  const { rows } = await client.query<{ made: boolean }>(
    `INSERT INTO channel_stop (workspace_id, phone, channel, reason, source, created_at)
     VALUES ($1, $2, $3, 'stop', $4, to_timestamp($5::float8 / 1000))
     ON CONFLICT (workspace_id, phone, channel)
       DO UPDATE SET created_at = greatest(channel_stop.created_at, excluded.created_at)
       WHERE channel_stop.source IN ('preference', 'refusal')
     RETURNING xmax = 0 AS made`,
    [told.workspaceId, told.phone, told.channel, told.source, told.at],
  );
  if (rows[0]?.made) await record(client, told, "suppression.created");
}

/**
 * They take marketing again: a hint, for it was not said to us. It lifts what the other side's own
 * stop made, when that was before, and nothing that a person here or a stop word began.
 */
export async function resumeChannel(client: SqlClient, told: Omit<ToldStop, "source">): Promise<void> {
  const { rows } = await client.query(
    `DELETE FROM channel_stop
     WHERE workspace_id = $1 AND phone = $2 AND channel = $3 AND source IN ('preference', 'refusal')
       AND created_at <= to_timestamp($4::float8 / 1000)
     RETURNING phone`,
    [told.workspaceId, told.phone, told.channel, told.at],
  );
  if (rows.length > 0) await record(client, { ...told, source: "preference" }, "suppression.deleted");
}

async function record(
  client: SqlClient,
  { workspaceId, phone, channel, source }: ToldStop,
  action: "suppression.created" | "suppression.deleted",
): Promise<void> {
  await recordAudit(client, systemContext(workspaceId, "inbound"), {
    action,
    entity: "suppression",
    entityId: maskPhone(phone),
    after: { scope: channel, source },
  });
  await notify(client, { workspaceId, topic: "contact" });
}
