import type { BusinessAccount } from "./business-account";
import { GraphError } from "./graph-error";
import type { GraphRequest } from "./graph-request";
import type { SimulatorState } from "./simulator-state";

/** `GET /{phone-number-id}/message_history?message_id=`: it finds what has an id. */
export function messageHistory(
  state: SimulatorState,
  account: BusinessAccount,
  number: string,
  request: GraphRequest,
) {
  const id = request.query.get("message_id");
  if (!id) throw new GraphError(100, "The parameter message_id is required.");
  const message = state.ledger.message(id);
  if (!message || message.number !== number) return { data: [] };
  return {
    data: [
      {
        id: `${message.number}_${message.id}`,
        message_id: message.id,
        events: {
          data: message.events.map(({ status, time, webhook }, at) => ({
            id: `${message.id}_${at}`,
            delivery_status: status.toUpperCase(),
            occurrence_timestamp: time,
            webhook_uri: account.callbackUrl ?? undefined,
            webhook_update_state: webhook,
            ...(status === "failed" ? { error_code: message.failed } : {}),
          })),
        },
      },
    ],
  };
}
