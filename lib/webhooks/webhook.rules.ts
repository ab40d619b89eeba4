/** What a program can ask to be told. */
export const WEBHOOK_EVENTS = [
  "message.status",
  "message.failed",
  "message.read",
  "inbound.received",
  "contact.opted_out",
  "campaign.awaiting_approval",
  "campaign.approved",
  "campaign.declined",
  "campaign.paused",
  "campaign.finished",
  "transfer.settled",
  "transfer.unresolved",
  "balance.low",
  "alarm.raised",
  "alarm.resolved",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/**
 * Sent by a person to see whether the other side answers: tried once, whatever the endpoint's
 * state.
 */
export const TEST_EVENT = "test";

/** Hours during which an event is tried again, by the database's clock. */
export const RETRY_HOURS = 24;
/**
 * The pause before the next try is as long as the tries have lasted, but never shorter or longer
 * than this.
 */
const SHORTEST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 4 * 3600;
/** An endpoint that took nothing for this long, and has just lost an event, is switched off. */
export const DISABLE_AFTER_DAYS = 3;
/** After a new secret was made, the one before it signs too for this long. */
export const SECRET_OVERLAP_HOURS = 24;
/** Finished deliveries hold phone numbers and texts: they are kept this long. */
export const KEEP_DELIVERIES_DAYS = 7;
/** Calls under way at once to one endpoint, by one worker; an endpoint that fails gets one. */
export const CALLS_PER_ENDPOINT = 4;
/** Most messages in one delivery. */
export const MESSAGES_PER_DELIVERY = 500;
/** One call may take this long from its request to the end of its answer. */
export const CALL_TIMEOUT_MS = 10_000;
/** Whoever delivers must be done by then; it is three times the longest call. */
export const LEASE_SECONDS = 30;

/**
 * Seconds until the next try of an event that has been tried for `age` seconds; null: it is given
 * up.
 */
export function nextPause(age: number): number | null {
  const left = RETRY_HOURS * 3600 - age;
  if (left <= 0) return null;
  return Math.min(Math.max(age, SHORTEST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS, left);
}

/** Whether an answer means that the event arrived. */
export function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}
