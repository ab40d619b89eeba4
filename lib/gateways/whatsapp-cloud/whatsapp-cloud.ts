import { z } from "zod";
import { said } from "@/lib/core/said";
import { sentence } from "@/lib/core/sentence";
import { text } from "@/lib/core/text.input";
import { failed } from "@/lib/gateways/exchange";
import type { Gateway, GatewayConnection, GatewayLogin } from "@/lib/gateways/gateway";
import { CloudClient } from "@/lib/gateways/whatsapp-cloud/cloud-client";
import {
  LASTING,
  MISSED,
  reasonOfName,
  SOON,
  STOPPED,
} from "@/lib/gateways/whatsapp-cloud/error-codes.rules";
import { FACTS, readFacts } from "@/lib/gateways/whatsapp-cloud/number-facts.rules";
import { outgoingBody } from "@/lib/gateways/whatsapp-cloud/outgoing.rules";
import { APP_SECRET, readCallback, SIGNATURE_HEADER } from "@/lib/gateways/whatsapp-cloud/read-callback";
import { readMedia } from "@/lib/gateways/whatsapp-cloud/read-media";
import { readTemplates } from "@/lib/gateways/whatsapp-cloud/read-templates";
import { jsonOf, readSendAnswer } from "@/lib/gateways/whatsapp-cloud/send-answer.rules";

const settings = z.object({
  /** Whose templates are used: the WhatsApp Business Account of the number. */
  businessAccountId: text()
    .trim()
    .regex(/^[\w.-]{1,64}$/, said("input.gateways.businessAccount")),
  /** Providers with the same bodies want the token elsewhere, and know the number by it. */
  authHeader: text()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, said("input.gateways.authHeader"))
    .default("authorization"),
  authScheme: text()
    .trim()
    .regex(/^[A-Za-z0-9-]{0,20}$/, said("input.gateways.authScheme"))
    .default("Bearer"),
  numberInPath: z.boolean().default(true),
  /** What Meta signs its calls with; sealed beside the token, never in the account's settings. */
  [APP_SECRET]: text().trim().max(200).optional(),
});

/**
 * WhatsApp by Meta's Cloud API, or by a provider with the same bodies (docs/whatsapp.md). The
 * username is the id of the phone number, the password the token.
 */
export const whatsappCloud: Gateway = {
  channel: "whatsapp",
  can: {
    untracked: false,
    balance: false,
    check: true,
    transfers: false,
    templates: true,
    content: ["template", "text"],
    onlyReplies: ["text"],
  },
  // Meta drops no repeats: what may have been taken is never sent again by a machine.
  repeatIsSafeForHours: null,
  // Of one number, what comes in included, until Meta raises it by itself.
  usualPerSecond: 80,
  homePath: "/v25.0/",
  settings,
  secretSettings: [APP_SECRET],
  learnedSettings: [],
  open,
  readCallback,
  callbackHeaders: [SIGNATURE_HEADER],
  showInbound,
  reasonOf: reasonOfName,
  tellsWrongRequests: true,
  isLasting: (code) => LASTING.has(code),
  lasting: LASTING,
  missed: MISSED,
  soon: SOON,
  stopped: STOPPED,
};

function open(login: GatewayLogin): GatewayConnection {
  const own = settings.parse(login.settings ?? {});
  const { businessAccountId } = own;
  const client = new CloudClient(login, own);
  const failure = (status: number, body: string) => readSendAnswer(status, client.redact(body));
  return {
    async send({ content, phone, reference }) {
      const body = outgoingBody(content, phone, reference);
      if (body === null) return failed("notSent", sentence("rules.call.notAllowed"));
      const answer = await client.send(body);
      return "outcome" in answer ? answer : readSendAnswer(answer.status, client.redact(answer.body));
    },
    async check() {
      const answer = await client.facts(FACTS);
      return "outcome" in answer
        ? { ...answer, facts: null }
        : readFacts(answer.status, client.redact(answer.body));
    },
    templates: () => readTemplates({ get: (path) => client.get(path), failure }, businessAccountId),
    media: (id) => readMedia(client, id, failure),
    close: () => client.close(),
  };
}

/** Each member of the message as it came; the person's number as the reader may see it. */
function showInbound(raw: string, phone: string): { name: string; value: string | null }[] {
  const read = jsonOf(Buffer.from(raw, "latin1").toString("utf8"));
  if (typeof read !== "object" || read === null) return [];
  return Object.entries(read).map(([name, value]) => ({
    name,
    value: name === "from" ? phone : typeof value === "string" ? value : JSON.stringify(value),
  }));
}
