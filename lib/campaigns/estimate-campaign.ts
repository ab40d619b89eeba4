import type { WorkspaceContext } from "@/lib/access/context";
import { listsBehind, type StoredAudience } from "@/lib/audiences/asked-audience";
import { audienceFields } from "@/lib/audiences/audience-fields";
import { audienceLosses } from "@/lib/audiences/audience-losses";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { EstimateView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { countRecipients } from "@/lib/campaigns/count-recipients";
import { estimateFallback } from "@/lib/campaigns/estimate-fallback";
import { estimateSplit } from "@/lib/campaigns/estimate-split";
import { estimateWhatsApp } from "@/lib/campaigns/estimate-whatsapp";
import { planRecipients, type RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { runningImports } from "@/lib/campaigns/running-imports";
import { AppError } from "@/lib/core/app-error";
import { SharedCount } from "@/lib/core/shared-count";
import { isUuid } from "@/lib/core/uuid";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { sql } from "@/lib/platform/db/sql";
import type { Split } from "@/lib/splits/split.rules";

const INVALID_SHOWN = 20;

interface PlannedRow {
  workspace_id: string;
  gateway_account_id: string | null;
  message: MessageContent;
  audience: StoredAudience;
  occasion: Occasion | null;
  fallback: Fallback | null;
  split: Split | null;
  default_country: string;
  settings: unknown;
  /**
   * Differs when anything differs that the counts depend on: text, audience, settings, and how many
   * are on its lists. A name or a time does not count anew; of the people themselves only a change
   * of a field or a stop is learnt later.
   */
  mark: string;
}

/** One for the program, though Next bundles its own copies of this file for pages and routes. */
const program = globalThis as { canangEstimates?: SharedCount<EstimateView> };

/**
 * What the merged audience comes to, counted by Postgres over every recipient and every rendered
 * text: the same SQL that the launch writes with. On the programs' path, so that the planner is not
 * held back by row-level security; every statement names the workspace. A count that took long is
 * told again for a minute.
 */
export async function estimateCampaign(ctx: WorkspaceContext, { id }: { id: string }): Promise<EstimateView> {
  const campaign = isUuid(id)
    ? await sql.first<PlannedRow>(
        `SELECT c.workspace_id, c.gateway_account_id, c.message, c.audience, c.occasion, c.fallback, c.split,
           w.default_country, w.settings,
           md5(concat_ws('/', w.id, c.message, c.audience, c.occasion, w.default_country, w.settings,
             CASE WHEN c.message ->> 'kind' = 'template' THEN (SELECT concat(max(r.changed_at), count(*))
               FROM whatsapp_rate r WHERE r.workspace_id = w.id) END,
             CASE WHEN c.message ->> 'kind' = 'template' THEN (SELECT max(t.changed_at)
               FROM whatsapp_template t WHERE t.workspace_id = w.id) END,
             c.fallback ->> 'text', c.split -> 'texts', c.split -> 'share',
             (SELECT string_agg(concat_ws(' ', l.id, l.contact_count, l.archived_at), ',' ORDER BY l.id)
              FROM list l
              WHERE l.workspace_id = w.id AND c.audience -> 'lists' ? l.id::text),
             (SELECT string_agg(concat_ws(' ', s.id, s.question, s.archived_at), ',' ORDER BY s.id)
              FROM segment s
              WHERE s.workspace_id = w.id AND (c.audience ? 'segments' OR c.audience ? 'exclude')))) AS mark
         FROM campaign c JOIN workspace w ON w.id = c.workspace_id
         WHERE c.id = $1 AND c.workspace_id = $2 AND c.archived_at IS NULL`,
        [id, ctx.workspaceId],
      )
    : null;
  if (campaign === null) throw new AppError("not_found");
  const count = async () => {
    const plan = await planRecipients(campaign);
    const behind = listsBehind(campaign.audience, plan.audience.asked ?? null);
    const back = campaign.fallback;
    const { split } = campaign;
    const texts = [templateOf(campaign.message) ?? "", back?.text ?? "", ...(split?.texts ?? [])].join("\n");
    const estimate = await estimatePlan(plan, texts, behind);
    return {
      ...estimate,
      ...(campaign.message.kind === "template"
        ? { whatsapp: await estimateWhatsApp(plan, campaign.gateway_account_id, campaign.message) }
        : {}),
      ...(back ? { fallback: await estimateFallback(campaign, back) } : {}),
      ...(split ? { split: await estimateSplit(campaign, split, estimate) } : {}),
    };
  };
  program.canangEstimates ??= new SharedCount();
  return program.canangEstimates.get(campaign.mark, count, ({ importing }) => importing.length === 0);
}

/** The counts of a plan. */
async function estimatePlan(plan: RecipientPlan, template: string, behind: string[]): Promise<EstimateView> {
  const { workspaceId, asked } = plan.audience;
  const [counted, losses, fields, importing] = await Promise.all([
    countRecipients(plan),
    audienceLosses(plan.audience),
    audienceFields(template, plan.audience),
    runningImports(workspaceId, behind),
  ]);
  const merged = counted.recipients + losses.suppressed + losses.leftOut;
  return {
    ...counted,
    fields,
    duplicates: Math.max(0, losses.named + plan.audience.phones.length - merged) + plan.repeated,
    suppressed: losses.suppressed,
    invalid: plan.invalid.length,
    ...(asked ? { leftOut: losses.exclusions, leftOutPeople: losses.leftOut } : {}),
    importing,
    invalidPhones: plan.invalid.slice(0, INVALID_SHOWN),
  };
}
