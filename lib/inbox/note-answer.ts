import type { WorkspaceContext } from "@/lib/access/context";
import { officeHoursOf } from "@/lib/inbox/inbox-hours.rules";
import { openSeconds } from "@/lib/inbox/office-hours.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

/**
 * Keeps how long somebody waited for this answer, by the office hours of now: later ones change
 * nothing of what was.
 */
export async function noteAnswer(
  client: SqlClient,
  ctx: WorkspaceContext,
  conversationId: string,
  askedAt: Date,
): Promise<void> {
  const found = await client.query<{ settings: unknown; time_zone: string; now: Date }>(
    "SELECT settings, time_zone, now() AS now FROM workspace WHERE id = $1",
    [ctx.workspaceId],
  );
  const { settings, time_zone, now } = found.rows[0] ?? { settings: {}, time_zone: "UTC", now: new Date() };
  await client.query(
    `INSERT INTO conversation_answer (workspace_id, conversation_id, asked_at, answered_at, member_id,
       member_name, seconds)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ctx.workspaceId,
      conversationId,
      askedAt,
      now,
      ctx.actor.kind === "member" ? ctx.actor.id : null,
      ctx.actor.name,
      openSeconds(officeHoursOf(settings), askedAt.getTime(), now.getTime(), time_zone),
    ],
  );
}
