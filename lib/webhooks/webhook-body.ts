import { toldPayload } from "@/lib/webhooks/told-payload";

/**
 * What is sent, the same bytes at every try: the event's id, its name, when it happened, where, and
 * the facts.
 */
export function webhookBody(event: {
  id: string;
  event: string;
  createdAt: Date;
  workspace: string;
  payload: unknown;
}): string {
  return JSON.stringify({
    id: event.id,
    event: event.event,
    createdAt: event.createdAt.toISOString(),
    workspace: event.workspace,
    data: toldPayload(event.payload),
  });
}
