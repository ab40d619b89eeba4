"use client";

import { Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { BalanceCard } from "@/lib/overview/overview.view";
import { Sparkline } from "./sparkline";

interface BalanceCardsProps {
  workspaceSlug: string;
  balances: BalanceCard[];
  mayConnect: boolean;
}

/** What is left at the gateway, how it moved, and how long it will do. */
export function BalanceCards({ workspaceSlug, balances, mayConnect }: BalanceCardsProps) {
  const t = useTranslations("overview");
  if (balances.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={Plug}
          title={t("noAccount")}
          description={mayConnect ? t("noAccountLead") : t("askAdmin")}
          action={
            mayConnect ? (
              <Button asChild>
                <Link href={`/${workspaceSlug}/settings/gateway-accounts`}>{t("connect")}</Link>
              </Button>
            ) : undefined
          }
        />
      </Card>
    );
  }
  return (
    <Card>
      <CardHeader title={t("balances")} />
      <ul className="divide-y divide-line">
        {balances.map((account) => (
          <Account key={account.id} account={account} />
        ))}
      </ul>
    </Card>
  );
}

function Account({ account }: { account: BalanceCard }) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("overview");
  const { label, remaining, trend, daysLeft, checkedAt, error } = account;
  const first = trend[0];
  const last = trend.at(-1);
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {label}
          {account.paused ? <Badge tone="danger">{t("paused")}</Badge> : null}
          {account.low ? <Badge tone="warning">{t("low")}</Badge> : null}
        </p>
        <p className="mt-1 font-semibold text-2xl tabular-nums tracking-tight">
          {remaining === null ? t("unknownBalance") : formatNumber(remaining)}
          {remaining === null ? null : (
            <span className="ms-1.5 font-normal text-muted text-sm">{t("remaining")}</span>
          )}
        </p>
        {daysLeft === null ? null : <p className="text-ink">{t("daysLeft", { days: daysLeft })}</p>}
        <p className="text-muted text-xs">
          {checkedAt === null ? (
            // A reading that failed has its own sentence below.
            error === null && t("neverRead")
          ) : (
            <>
              {t("readAt")} <RelativeTime at={checkedAt} />
            </>
          )}
        </p>
        {error === null ? null : <p className="text-danger text-xs">{error}</p>}
      </div>
      {first !== undefined && last !== undefined && trend.length > 1 ? (
        <Sparkline
          values={trend.map((reading) => reading.remaining)}
          sentence={t("trend", {
            label,
            first: formatNumber(first.remaining),
            last: formatNumber(last.remaining),
            days: trend.length,
          })}
        />
      ) : null}
    </li>
  );
}
