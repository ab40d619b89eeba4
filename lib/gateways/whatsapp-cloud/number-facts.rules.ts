import { z } from "zod";
import type { GatewayResult } from "@/lib/core/gateway-answer";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import type { CheckResult } from "@/lib/gateways/balance.view";
import { codeName, reasonOfGraph } from "@/lib/gateways/whatsapp-cloud/error-codes.rules";
import { graphError, jsonOf, keptOf } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";

export const FACTS = [
  "display_phone_number",
  "verified_name",
  "quality_rating",
  "throughput",
  "status",
  "whatsapp_business_manager_messaging_limit",
  "health_status",
] as const;

const word = text().max(200).optional().catch(undefined);
const part = z.looseObject({
  entity_type: word,
  can_send_message: word,
  errors: z
    .array(z.looseObject({ error_description: word, possible_solution: word }))
    .optional()
    .catch(undefined),
});
const facts = z.looseObject({
  display_phone_number: text().min(3).max(40),
  verified_name: word,
  quality_rating: word,
  throughput: z.looseObject({ level: word }).optional().catch(undefined),
  status: word,
  whatsapp_business_manager_messaging_limit: word,
  health_status: z
    .looseObject({ entities: z.array(part).catch([]) })
    .optional()
    .catch(undefined),
});

/** What Meta says of the number: whose it is, how it is rated, and how much it may send. */
export function readFacts(status: number, body: string): CheckResult {
  const json = jsonOf(body);
  const refused = graphError.safeParse(json);
  if (refused.success) {
    const { code } = refused.data.error;
    const said = sentence("rules.call.refused", { code: codeName(code) });
    return {
      ...answer(body, "refused"),
      reason: reasonOfGraph(code),
      code: codeName(code),
      detail: said,
      facts: null,
    };
  }
  const read = status === 200 ? facts.safeParse(json).data : undefined;
  if (read === undefined)
    return {
      ...answer(body, "unknown"),
      detail: sentence("rules.call.notTheGateway", { status: String(status) }),
      facts: null,
    };
  return {
    ...answer(body, "accepted"),
    detail: sentence("rules.call.accepted"),
    facts: {
      number: read.display_phone_number,
      name: read.verified_name ?? "",
      quality: read.quality_rating ?? "",
      limit: read.whatsapp_business_manager_messaging_limit ?? read.throughput?.level ?? "",
      state: read.status ?? "",
      blocked: blockedOf(read.health_status?.entities ?? []),
    },
  };
}

const BLOCKED_MOST = 300;

/** What each part says that lets nothing go out: the number, its account, the business, the app. */
function blockedOf(parts: readonly z.output<typeof part>[]): string {
  return parts
    .filter(({ can_send_message }) => can_send_message === "BLOCKED")
    .map(({ entity_type, errors = [] }) => {
      const said = errors.flatMap(({ error_description, possible_solution }) => [
        ...(error_description ? [error_description] : []),
        ...(possible_solution ? [possible_solution] : []),
      ]);
      return said.join(" ") || (entity_type ?? "BLOCKED");
    })
    .join(" ")
    .slice(0, BLOCKED_MOST);
}

const answer = (body: string, outcome: GatewayResult["outcome"]) => ({
  outcome,
  reason: null,
  code: null,
  gatewayMessageId: null,
  body: keptOf(body),
});
