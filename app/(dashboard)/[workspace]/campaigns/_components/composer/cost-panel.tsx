"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { EstimateView } from "@/lib/campaigns/campaign.view";
import { mostWithRetry, type Retry } from "@/lib/retries/retry.rules";
import { LeftOut } from "../left-out";
import { WhatsAppCost } from "../whatsapp-cost";

interface CostPanelProps {
  /** null while no audience is chosen. */
  estimate: EstimateView | null;
  counting: boolean;
  failed: boolean;
  /** What lists and segments are called. */
  names: Readonly<Record<string, string>>;
  /** Credits at the gateway as last read; null when not known. */
  balance: number | null;
  /** Counted in messages: Meta's prices are not known here, and there are no credits. */
  whatsapp: boolean;
  /** Who could not be reached is tried again. */
  retry: Retry | null;
  onRetry: () => void;
}

/** What the merged audience comes to, with the sum written out and who was taken out of it. */
export function CostPanel({ estimate, counting, failed, onRetry, ...rest }: CostPanelProps) {
  const t = useTranslations("campaigns.compose.cost");
  return (
    <section aria-busy={counting} className="rounded-lg border border-line bg-surface p-4">
      <h3 className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {t("title")}
        {counting && estimate ? (
          <span className="text-xs font-normal text-muted">{t("counting")}</span>
        ) : null}
      </h3>
      {failed ? (
        <div className="mt-1 flex flex-wrap items-center gap-2 text-sm text-danger">
          {t("failed")}
          <Button variant="secondary" size="sm" onClick={onRetry}>
            {t("retry")}
          </Button>
        </div>
      ) : estimate ? (
        <Sum estimate={estimate} {...rest} />
      ) : (
        <p className="mt-1 text-sm text-muted">{counting ? t("counting") : t("empty")}</p>
      )}
    </section>
  );
}

function Sum({
  estimate,
  names,
  balance,
  whatsapp,
  retry,
}: Pick<CostPanelProps, "names" | "balance" | "whatsapp" | "retry"> & { estimate: EstimateView }) {
  const t = useTranslations("campaigns.compose.cost");
  const tf = useTranslations("campaigns.fallback");
  const tr = useTranslations("campaigns.retry");
  const ts = useTranslations("campaigns.split");
  const dearest = estimate.split?.credits.most ?? estimate.credits;
  const removed = (["duplicates", "suppressed", "invalid"] as const).filter((each) => estimate[each] > 0);
  return (
    <div>
      <p className="mt-1 text-2xl font-semibold tabular-nums">
        {whatsapp ? t("messages", { count: estimate.recipients }) : t("credits", { count: estimate.credits })}
      </p>
      <div className="mt-0.5 text-sm text-muted tabular-nums">
        {!whatsapp ? (
          <CostSentence estimate={estimate} />
        ) : estimate.whatsapp ? (
          <WhatsAppCost estimate={estimate.whatsapp} />
        ) : null}
      </div>
      {estimate.fallback ? (
        <p className="mt-0.5 text-sm text-muted tabular-nums">
          {tf("range", { count: estimate.fallback.credits })}
        </p>
      ) : null}
      {estimate.split && estimate.split.credits.least < estimate.split.credits.most ? (
        <p className="mt-0.5 text-sm text-muted tabular-nums">{ts("range", estimate.split.credits)}</p>
      ) : null}
      {retry ? (
        <p className="mt-0.5 text-sm text-muted tabular-nums">
          {tr("most", { count: mostWithRetry(whatsapp ? estimate.recipients : dearest, retry) })}
        </p>
      ) : null}
      <ul className="mt-3 flex flex-col gap-0.5 text-sm text-muted tabular-nums">
        <li className="font-medium text-ink">{t("recipients", { count: estimate.recipients })}</li>
        {removed.map((each) => (
          <li key={each}>{t(each, { count: estimate[each] })}</li>
        ))}
        <LeftOut estimate={estimate} names={names} />
        {(estimate.encodings.ucs2 ?? 0) > 0 && (estimate.encodings.ucs2 ?? 0) < estimate.recipients ? (
          <li>{t("unicode", { count: estimate.encodings.ucs2 ?? 0 })}</li>
        ) : null}
      </ul>
      {whatsapp ? null : <Balance balance={balance} credits={estimate.credits} />}
    </div>
  );
}

function Balance({ balance, credits }: { balance: number | null; credits: number }) {
  const t = useTranslations("campaigns.compose.cost");
  const format = useFormatter();
  const after = balance === null ? null : balance - credits;
  const short = after !== null && after < 0;
  return (
    <>
      <p className={cn("mt-3 text-sm tabular-nums", short ? "text-danger" : "text-muted")}>
        {balance === null || after === null
          ? t("unknown")
          : short
            ? t("short", { missing: -after })
            : t("left", { count: balance, after })}
      </p>
      <p className="mt-1 text-xs text-muted" title={format.number(credits)}>
        {t("estimate")}
      </p>
    </>
  );
}

/** "4,812 × 1 + 188 × 2 = 5,188 credits". */
export function CostSentence({ estimate }: { estimate: Pick<EstimateView, "byParts" | "credits"> }) {
  const t = useTranslations("campaigns.compose.cost");
  const terms = Object.entries(estimate.byParts)
    .map(([parts, people]) => ({ parts: Number(parts), people }))
    .sort((a, b) => a.parts - b.parts)
    .map(({ parts, people }) => t("term", { people, credits: parts }));
  return <>{t("sum", { terms: terms.join(" + "), total: estimate.credits })}</>;
}
