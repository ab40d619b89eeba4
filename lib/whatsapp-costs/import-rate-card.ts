import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { ImportedRates } from "@/lib/whatsapp-costs/rate.view";
import type { DeleteRatesInput, ImportRateCardInput } from "@/lib/whatsapp-costs/rate-card.input";
import { readRateCard } from "@/lib/whatsapp-costs/read-rate-card.rules";

const REJECTIONS_SHOWN = 50;

/**
 * Takes the prices of a card in: each holds from its day until the next for the same market and
 * category. A price that is there already for that day is replaced; whatever else is known stays.
 */
export async function importRateCard(
  ctx: WorkspaceContext,
  { csv }: ImportRateCardInput,
): Promise<ImportedRates> {
  const read = readRateCard(csv);
  if (read === null)
    throw new AppError("invalid", sentence("problems.whatsAppCosts.heading"), {
      csv: sentence("problems.whatsAppCosts.heading"),
    });
  const { rates, rejected } = read;
  if (rates.length > 0)
    await inWorkspace(ctx.workspaceId, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO whatsapp_rate (workspace_id, valid_from, market, category, currency, price)
        SELECT ${ctx.workspaceId}::uuid, u.* FROM unnest(
          ${rates.map((rate) => rate.validFrom)}::text[]::date[], ${rates.map((rate) => rate.market)}::text[],
          ${rates.map((rate) => rate.category)}::text[], ${rates.map((rate) => rate.currency)}::text[],
          ${rates.map((rate) => rate.price)}::text[]::numeric[]) AS u
        ON CONFLICT (workspace_id, valid_from, market, category) DO UPDATE
          SET currency = excluded.currency, price = excluded.price, changed_at = now()`;
      await recordAudit(tx, ctx, {
        action: "whatsAppRates.imported",
        entity: "workspace",
        entityId: ctx.workspaceId,
        after: { accepted: rates.length, rejected: rejected.length },
      });
    });
  return { accepted: rates.length, rejections: rejected.slice(0, REJECTIONS_SHOWN) };
}

/** Takes the prices of one day back; those of before hold on. */
export async function deleteRates(ctx: WorkspaceContext, { validFrom }: DeleteRatesInput): Promise<void> {
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const { count } = await tx.whatsAppRate.deleteMany({
      where: { workspaceId: ctx.workspaceId, validFrom: new Date(`${validFrom}T00:00:00Z`) },
    });
    if (count === 0) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: "whatsAppRates.deleted",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before: { validFrom, prices: count },
    });
  });
}
