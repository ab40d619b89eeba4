import { type Sentence, sentence } from "@/lib/core/sentence";
import type { GatewayResult, MessageResult } from "@/lib/gateways/gateway";
import type { GatewayClient } from "@/lib/gateways/spec-184/client";
import type { OutgoingRequest } from "@/lib/gateways/spec-184/outgoing.rules";

/**
 * Makes the calls of one message, in order, and sums them up as one outcome. Usually it is one call
 * and its own outcome.
 *
 * Of several, the first that is not taken ends it. When nothing was taken before, its outcome is
 * the message's. Else the seqnos must stay, so that the parts already taken are not taken again:
 * what reached nobody or was refused for the account becomes "unknown", and a repeat begins at the
 * first part, where 1718 then says that it was taken. Several parts have several ids, none of which
 * speaks for the message: it ends as sent, not tracked.
 */
export async function sendInOrder(
  client: Pick<GatewayClient, "send">,
  requests: OutgoingRequest[],
  repeated: boolean,
): Promise<MessageResult> {
  const ids: string[] = [];
  for (const [index, request] of requests.entries()) {
    const answer = await client.send(request.page, request.parameters);
    if (requests.length === 1) return answer;
    const taken = answer.outcome === "accepted" || (answer.reason === "duplicate" && repeated);
    if (taken) ids.push(answer.gatewayMessageId ?? "–");
    else
      return index === 0
        ? answer
        : endedAt(
            answer,
            sentence("rules.call.part", {
              part: index + 1,
              parts: requests.length,
              said: answer.detail,
            }),
          );
  }
  return {
    outcome: "accepted",
    reason: null,
    code: "1701",
    gatewayMessageId: null,
    detail: sentence("rules.call.allParts", { ids: ids.join(", ") }),
    body: "",
  };
}

function endedAt(answer: GatewayResult, detail: Sentence): MessageResult {
  const stopped =
    answer.reason === "credentials" || answer.reason === "credits" ? { stopped: answer.reason } : null;
  if (stopped === null && answer.outcome !== "notSent") return { ...answer, detail };
  return { ...answer, outcome: "unknown", reason: null, detail, ...stopped };
}
