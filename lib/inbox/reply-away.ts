import type { WorkspaceContext } from "@/lib/access/context";
import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { sentence } from "@/lib/core/sentence";
import { wallClock } from "@/lib/core/zoned-time";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { officeHoursOf } from "@/lib/inbox/inbox-hours.rules";
import { isPerson } from "@/lib/inbox/is-person.rules";
import { isOpenAt } from "@/lib/inbox/office-hours.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

interface Heard {
  workspaceId: string;
  gatewayAccountId: string;
  phone: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  writtenAt?: number;
}

export interface InboxRules {
  slug: string;
  settings: unknown;
  timeZone: string;
}

/** The text outside the office hours does not go out. */
export const AWAY_ALARM = "inbox.away";

/** A text that waited for hours in a spool is answered by people: they are there again, or soon. */
const LATE_MS = 15 * 60_000;

/**
 * Tells whoever writes outside the office hours so: once a day, through the sending of every other
 * text, in the transaction that stores theirs. Never somebody who opted out or may have asked to,
 * and never what is no person's number: two machines would answer each other for ever.
 */
export async function replyAway(
  client: SqlClient,
  heard: Heard,
  conversationId: string,
  { slug, settings, timeZone }: InboxRules,
): Promise<void> {
  const hours = officeHoursOf(settings);
  const { receivedAt, workspaceId, phone } = heard;
  if (!hours.on || hours.away === "" || !(isPerson(phone) || isUserId(phone))) return;
  if (isOpenAt(hours, receivedAt, timeZone) || Date.now() - (heard.writtenAt ?? receivedAt) > LATE_MS) return;
  const barred = await client.query(
    `SELECT FROM suppression WHERE workspace_id = $1 AND phone = $2
     UNION ALL SELECT FROM inbound_message
       WHERE workspace_id = $1 AND phone = $2 AND review = 'waiting' LIMIT 1`,
    [workspaceId, phone],
  );
  if (barred.rowCount) return;
  const day = wallClock(new Date(receivedAt).toISOString(), timeZone)?.date ?? "";
  await client.query("SAVEPOINT away");
  try {
    const first = await client.query(
      `INSERT INTO away_reply (workspace_id, phone, day, conversation_id) VALUES ($1, $2, $3::date, $4)
       ON CONFLICT DO NOTHING`,
      [workspaceId, phone, day, conversationId],
    );
    if (first.rowCount === 1) {
      const ctx: WorkspaceContext = { ...systemContext(workspaceId, "inbound"), workspaceSlug: slug };
      await sendDirectMessage(
        ctx,
        {
          to: phone,
          knownNumber: true,
          message: { kind: "text", text: hours.away },
          gatewayAccountId: heard.gatewayAccountId,
          kind: "reply",
          conversationId,
          requestKey: `away:${conversationId}:${day}`,
        },
        client,
      );
      await resolveAlarm(client, { workspaceId, kind: AWAY_ALARM });
    }
    await client.query("RELEASE SAVEPOINT away");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What keeps the reply from going out costs the reply, not the text that came in.
    await client.query("ROLLBACK TO SAVEPOINT away");
    await raiseAlarm(client, {
      workspaceId,
      kind: AWAY_ALARM,
      sentence: sentence("alarms.inboxAway", { reason: error.sentence }),
    });
  }
}

/** Rows of days that are over promise nothing any more. */
export async function deleteOldAwayReplies(): Promise<number> {
  return sql.execute("DELETE FROM away_reply WHERE day < now() - interval '3 days'");
}
