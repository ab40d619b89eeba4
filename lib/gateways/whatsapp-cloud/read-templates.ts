import type { GatewayResult } from "@/lib/core/gateway-answer";
import { sentence } from "@/lib/core/sentence";
import type { GatewayTemplate, TemplatesResult } from "@/lib/gateways/gateway-template.view";
import { readTemplatePage, templatesPath } from "@/lib/gateways/whatsapp-cloud/template-pages.rules";

interface Reader {
  /** One GET: what came back, or what is certain when nothing did. */
  get(path: string): Promise<{ status: number; body: string } | GatewayResult>;
  /** What an answer says that is no page of templates. */
  failure(status: number, body: string): GatewayResult;
}

const FIRST_LIMIT = 50;
/** From here on an answer may have been cut. */
const LONG_ANSWER = 60_000;
const MOST_PAGES = 1_000;

/**
 * All templates of a business account, page by page. One page that fails fails all: half of them
 * would look like the others were gone. A page that is too long is asked for in smaller ones.
 */
export async function readTemplates(reader: Reader, businessAccountId: string): Promise<TemplatesResult> {
  const templates: GatewayTemplate[] = [];
  let after: string | null = null;
  let limit = FIRST_LIMIT;
  for (let asked = 0; asked < MOST_PAGES; asked += 1) {
    const answer = await reader.get(templatesPath(businessAccountId, after, limit));
    if ("outcome" in answer) return { ...answer, templates: null };
    const page = answer.status === 200 ? readTemplatePage(answer.body) : null;
    if (page !== null) {
      templates.push(...page.templates);
      if (page.after === null) return { ...TOLD, templates };
      after = page.after;
    } else if (answer.status === 200 && answer.body.length >= LONG_ANSWER && limit > 1) {
      limit = Math.max(1, Math.floor(limit / 4));
    } else return { ...reader.failure(answer.status, answer.body), templates: null };
  }
  return { ...TOLD, outcome: "unknown", detail: sentence("rules.call.late"), templates: null };
}

const TOLD = {
  outcome: "accepted",
  reason: null,
  code: null,
  gatewayMessageId: null,
  detail: sentence("rules.call.accepted"),
  body: "",
} as const;
