import { audienceValues, NOT_SUPPRESSED_SQL, roomyRows } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import type { RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { countryOfPrefix } from "@/lib/core/country-of-prefix";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { readChargedShare } from "@/lib/whatsapp-costs/charge.queries";
import { estimateCost } from "@/lib/whatsapp-costs/estimate-cost.rules";
import type { WhatsAppEstimate } from "@/lib/whatsapp-costs/estimate-cost.view";
import { readRates } from "@/lib/whatsapp-costs/rate.queries";

interface Counted extends Record<string, unknown> {
  prefix: string;
  people: number;
}

/**
 * What a campaign by WhatsApp may cost, by country: at most, if every message is delivered and
 * charged for, and what is to be expected from what was charged before.
 */
export async function estimateWhatsApp(
  plan: RecipientPlan,
  gatewayAccountId: string | null,
  { name, language }: { name: string; language: string },
): Promise<WhatsAppEstimate> {
  const { workspaceId } = plan.audience;
  const people = audienceSql(plan.audience, 4);
  const text = `
    SELECT report_prefix(a.phone) AS prefix, count(*)::int AS people
    FROM (${people.text}) AS a WHERE ${NOT_SUPPRESSED_SQL} GROUP BY 1`;
  const values = [...audienceValues(plan.audience), ...people.values];
  const counted = plan.audience.asked
    ? await roomyRows<Counted>(sql, text, values)
    : await sql.query<Counted>(text, values);
  const countries = new Map<string, number>();
  for (const { prefix, people: count } of counted) {
    const country = countryOfPrefix(prefix);
    countries.set(country, (countries.get(country) ?? 0) + count);
  }
  return inWorkspace(workspaceId, async (tx) => {
    const template = await tx.whatsAppTemplate.findFirst({
      where: { workspaceId, name, language, ...(gatewayAccountId ? { gatewayAccountId } : {}) },
      select: { category: true },
    });
    const category = template?.category || null;
    const [today] = await tx.$queryRaw<{ day: string }[]>`
      SELECT report_day(${workspaceId}::uuid, now())::text AS day`;
    return estimateCost({
      category,
      countries,
      rates: await readRates(tx, workspaceId),
      day: today?.day ?? "",
      learnt: category === null ? null : await readChargedShare(tx, workspaceId, category.toLowerCase()),
    });
  });
}
