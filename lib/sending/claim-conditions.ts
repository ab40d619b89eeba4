import type { Channel } from "@/lib/gateways/gateway-kind.rules";

/**
 * A campaign may name the hours for which its text does not expire: after a long pause,
 * yesterday's offer is not sent (S23).
 */
export const TOO_LATE =
  "coalesce(now() > coalesce(c.started_at, c.scheduled_at) + make_interval(hours => c.valid_hours), false)";

/** The phone stands on the do-not-text list at this moment (S22). `m` is the message. */
export const OPTED_OUT =
  "EXISTS (SELECT FROM suppression s WHERE s.workspace_id = m.workspace_id AND s.phone = m.phone)";

/** They want no campaign by this channel; a suppression is a stop of all. */
const CHANNEL_STOPPED = (channel: Channel) =>
  `EXISTS (SELECT FROM channel_stop t
     WHERE t.workspace_id = m.workspace_id AND t.phone = m.phone AND t.channel = '${channel}')`;

/** What stops a campaign by this channel. SMS has no stop of its own: nothing more is asked. */
export const optedOutOf = (channel: Channel) =>
  channel === "sms" ? OPTED_OUT : `(${OPTED_OUT} OR ${CHANNEL_STOPPED(channel)})`;

/** Somebody has yet to decide whether this person asked to stop. Replies go on, campaigns wait. */
export const HELD = `EXISTS (SELECT FROM inbound_message i
     WHERE i.workspace_id = m.workspace_id AND i.phone = m.phone AND i.review = 'waiting')`;

/**
 * Whoever is answered in free words wrote to this very account 24 hours ago or more (S56), by the
 * rule of `requireWindow`, which looked when the reply was written: the call may come much later.
 */
export const WINDOW_SHUT = `NOT EXISTS (
     SELECT FROM campaign c
       JOIN inbound_message i
         ON i.conversation_id = c.conversation_id AND i.gateway_account_id = c.gateway_account_id
     WHERE c.id = m.campaign_id
       AND i.received_at > now() - interval '25 hours'
       AND coalesce(i.written_at, i.received_at) > now() - interval '24 hours')`;

/** It is not quiet for this phone: an even number of turns is not greater (`quietStretches`). */
export const NOT_QUIET = (phone: string, turns: string) =>
  `width_bucket(${phone} COLLATE "C", ${turns}::text[]) % 2 = 0`;
