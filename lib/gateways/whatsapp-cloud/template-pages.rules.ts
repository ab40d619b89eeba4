import { z } from "zod";
import { text } from "@/lib/core/text.input";
import type { GatewayTemplate } from "@/lib/gateways/gateway-template.view";

const FIELDS =
  "id,name,language,status,category,parameter_format,components,quality_score,rejected_reason,previous_category";

const template = z.object({
  id: text().max(100),
  name: text().max(512),
  language: text().max(20),
  status: text().max(60),
  category: text().max(60).default(""),
  previous_category: text().max(60).nullish(),
  parameter_format: text().max(20).nullish(),
  quality_score: z.object({ score: text().max(20).default("UNKNOWN") }).nullish(),
  rejected_reason: text().max(200).nullish(),
  components: z.array(z.json()).max(50).default([]),
});
const page = z.object({
  data: z.array(template),
  paging: z
    .object({
      cursors: z.object({ after: text().max(2_000).optional() }).optional(),
      next: text().optional(),
    })
    .nullish(),
});

/** One page of an account's templates, and behind which cursor the next one begins. */
interface TemplatePage {
  templates: GatewayTemplate[];
  after: string | null;
}

/** Where an account's templates are asked for, behind a cursor. */
export function templatesPath(businessAccountId: string, after: string | null, limit: number): string {
  const query = new URLSearchParams({
    fields: FIELDS,
    limit: String(limit),
    ...(after === null ? {} : { after }),
  });
  return `${encodeURIComponent(businessAccountId)}/message_templates?${query}`;
}

/**
 * Null where it is no such page. The address of the next page that stands in it is not followed:
 * where the token goes is decided here.
 */
export function readTemplatePage(body: string): TemplatePage | null {
  const read = page.safeParse(parsed(body)).data;
  if (read === undefined) return null;
  const more = read.paging?.next !== undefined;
  return {
    templates: read.data.map(templateOf),
    after: (more ? read.paging?.cursors?.after : undefined) ?? null,
  };
}

function templateOf(given: z.output<typeof template>): GatewayTemplate {
  return {
    id: given.id,
    name: given.name,
    language: given.language,
    status: given.status,
    category: given.category,
    previousCategory: given.previous_category || null,
    quality: given.quality_score?.score ?? "UNKNOWN",
    named: given.parameter_format === "NAMED",
    components: given.components,
    rejectedReason: given.rejected_reason && given.rejected_reason !== "NONE" ? given.rejected_reason : null,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
