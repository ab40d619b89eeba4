import { countryOfPrefix } from "@/lib/core/country-of-prefix";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { ChargeView } from "@/lib/whatsapp-costs/charge.view";
import { ChargeCost, rateOn } from "@/lib/whatsapp-costs/charge-cost.rules";
import { readRates } from "@/lib/whatsapp-costs/rate.queries";
import type { Rate } from "@/lib/whatsapp-costs/rate.view";

/** Messages of one price class, and what a line of a report may be named by. */
export interface ChargeRow {
  messages: number;
  free: boolean;
  rate: Rate | null;
  day?: string;
  campaign?: string | null;
  prefix?: string;
}

interface Counted {
  day: string;
  since: string;
  campaign: string | null;
  prefix: string;
  category: string;
  free: boolean;
  messages: number;
}

interface Asked {
  from: string;
  to: string;
  group: "total" | "day" | "campaign" | "prefix";
}

const NO_CAMPAIGN = "00000000-0000-0000-0000-000000000000";

/**
 * What was charged for in a period, at the price of the day on which it was told. Days on which the
 * same prices hold stand together, so that ten years are as few rows as their prices.
 */
export async function readCharges(
  tx: WorkspaceDb,
  workspaceId: string,
  { from, to, group }: Asked,
): Promise<ChargeRow[]> {
  const rates = await readRates(tx, workspaceId);
  const days = [...new Set(rates.map((rate) => rate.validFrom))];
  const since =
    days.length === 0
      ? Prisma.sql`''`
      : Prisma.sql`coalesce((${days}::text[])[width_bucket(day, ${days}::text[]::date[])], '')`;
  const rows = await tx.$queryRaw<Counted[]>`
    SELECT ${group === "day" ? Prisma.sql`day::text` : Prisma.sql`''`} AS day,
      ${since} AS since,
      ${group === "campaign" ? Prisma.sql`campaign_id::text` : Prisma.sql`NULL`} AS campaign,
      prefix, category, free, sum(messages)::int AS messages
    FROM whatsapp_charge_tally
    WHERE workspace_id = ${workspaceId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY 1, 2, 3, 4, 5, 6`;
  return rows.map(({ day, since, campaign, prefix, category, free, messages }) => ({
    messages,
    free,
    rate: rateOn(rates, { country: countryOfPrefix(prefix), category, day: since }),
    ...(group === "day" ? { day } : {}),
    ...(group === "campaign" ? { campaign: campaign === NO_CAMPAIGN ? null : campaign } : {}),
    ...(group === "prefix" ? { prefix } : {}),
  }));
}

/** What a campaign's messages came to so far. */
export async function readCampaignCharges(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignId: string,
): Promise<ChargeView> {
  const rates = await readRates(tx, workspaceId);
  const rows = await tx.$queryRaw<Omit<Counted, "since" | "campaign">[]>`
    SELECT day::text AS day, prefix, category, free, messages FROM whatsapp_charge_tally
    WHERE workspace_id = ${workspaceId}::uuid AND campaign_id = ${campaignId}::uuid`;
  const cost = new ChargeCost();
  for (const { day, prefix, category, free, messages } of rows)
    cost.add(messages, free, rateOn(rates, { country: countryOfPrefix(prefix), category, day }));
  return cost.view;
}

/** Of the messages of a category in the last 60 days, the share that was charged for. */
export async function readChargedShare(
  tx: WorkspaceDb,
  workspaceId: string,
  category: string,
): Promise<{ share: number; of: number } | null> {
  const [row] = await tx.$queryRaw<{ charged: number; of: number }[]>`
    SELECT coalesce(sum(messages) FILTER (WHERE NOT free), 0)::int AS charged,
      coalesce(sum(messages), 0)::int AS of
    FROM whatsapp_charge_tally
    WHERE workspace_id = ${workspaceId}::uuid AND category = ${category}
      AND day > now() - interval '60 days'`;
  return row && row.of >= LEAST_LEARNT ? { share: row.charged / row.of, of: row.of } : null;
}

/** Fewer say nothing of a share. */
const LEAST_LEARNT = 50;
