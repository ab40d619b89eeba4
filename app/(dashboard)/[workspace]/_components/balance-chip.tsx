"use client";

import { Coins } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { BalanceCard } from "@/lib/overview/overview.view";

/** What is left on the default login, with the others and the time of reading on hover. */
export function BalanceChip({ workspaceSlug, balances }: { workspaceSlug: string; balances: BalanceCard[] }) {
  const { formatNumber, formatCompact } = useNumberFormat();
  const t = useTranslations("overview");
  const [first] = balances;
  if (first === undefined) return null;
  const low = balances.some((account) => account.low || account.paused);
  const detail = (
    <ul className="grid gap-1">
      {balances.slice(0, 8).map((account) => (
        <li key={account.id}>
          {account.label}:{" "}
          {account.remaining === null ? t("unknownBalance") : formatNumber(account.remaining)}
          {account.checkedAt === null ? null : (
            <>
              {" · "}
              <RelativeTime at={account.checkedAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
  const remaining = first.remaining;
  return (
    <Tooltip content={detail}>
      <Button asChild size="sm" variant="ghost">
        <Link
          href={`/${workspaceSlug}/credit`}
          aria-label={t("chip", {
            remaining: remaining === null ? t("unknownBalance") : formatNumber(remaining),
          })}
        >
          <Coins aria-hidden="true" className={cn("size-4", low ? "text-warning" : "text-muted")} />
          <span className="tabular-nums max-sm:hidden">
            {remaining === null ? "–" : formatNumber(remaining)}
          </span>
          <span className="tabular-nums sm:hidden">
            {remaining === null ? "–" : formatCompact(remaining)}
          </span>
        </Link>
      </Button>
    </Tooltip>
  );
}
