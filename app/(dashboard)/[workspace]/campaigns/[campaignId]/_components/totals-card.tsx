"use client";

import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { statusLook } from "@/components/ui/status-look";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { countable, type ShownStatus, shownParts, shownTotals } from "@/lib/messages/shown-status.rules";
import { BAR_ORDER } from "../../_components/figures";
import { StatusBar } from "../../_components/status-bar";

interface TotalsCardProps {
  campaign: CampaignView;
  chosen: ShownStatus | null;
  onChoose: (status: ShownStatus | null) => void;
}

/** The bar, and its legend in icon, word and number. Pressing one shows those recipients below. */
export function TotalsCard({ campaign, chosen, onChoose }: TotalsCardProps) {
  const { formatShare } = useNumberFormat();
  const t = useTranslations("campaigns");
  const format = useFormatter();
  const { recipients } = campaign;
  const totals = shownTotals(campaign);
  const shown = BAR_ORDER.filter((status) => totals[status] > 0);
  return (
    <section aria-labelledby="totals-title" className="rounded-lg border border-line bg-surface p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="totals-title" className="text-sm font-medium">
          {t("report.totals")}
        </h2>
        <p className="text-sm text-muted tabular-nums">{t("report.totalsSum", { count: recipients })}</p>
      </div>
      <StatusBar totals={shownParts(totals)} size="large" />
      <ul className="mt-4 flex flex-wrap gap-x-2 gap-y-1 *:min-w-32 *:flex-1 *:basis-32">
        {shown.map((status) => {
          const { icon: Icon, ink } = statusLook(status);
          return (
            <li key={status}>
              <button
                type="button"
                aria-pressed={chosen === status}
                title={t(`messageHelp.${status}`)}
                onClick={() => onChoose(chosen === status ? null : status)}
                className={cn(
                  "w-full rounded-md px-2 py-1.5 text-start hover:bg-hover",
                  chosen === status && "bg-accent-soft",
                )}
              >
                <span className="flex items-center gap-1.5 text-sm text-muted">
                  <Icon aria-hidden="true" className={cn("size-4 shrink-0", ink)} />
                  <span className="truncate">{t(`message.${status}`)}</span>
                </span>
                <span className="block text-xl font-semibold tabular-nums" data-total={status}>
                  {format.number(totals[status])}
                  {status === "untracked" ? null : (
                    <span className="ms-1.5 text-xs font-normal text-muted">
                      {formatShare(totals[status], countable(campaign))}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
