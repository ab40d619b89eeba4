"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { ExpectedPurchaseView } from "@/lib/credit/credit.view";
import { withdrawPurchaseAction } from "../actions";

interface ExpectedPurchasesProps {
  workspaceSlug: string;
  purchases: ExpectedPurchaseView[];
  mayEdit: boolean;
}

/** Bought credit that the gateway has not added yet. */
export function ExpectedPurchases({ workspaceSlug, purchases, mayEdit }: ExpectedPurchasesProps) {
  const t = useTranslations("credit");
  const { act, busy } = useAct();
  if (purchases.length === 0) return null;
  return (
    <ul className="divide-y divide-line rounded-lg border border-info-line bg-info-soft text-sm">
      {purchases.map(({ id, credits, amount, currency }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
          <span className="tabular-nums">
            {t("expected", { credits, price: amount === null ? "" : ` · ${currency ?? ""} ${amount}` })}
          </span>
          {mayEdit ? (
            <Button
              variant="ghost"
              size="sm"
              disabled={busy}
              onClick={() => void act(() => withdrawPurchaseAction(workspaceSlug, { id }), t("withdrawn"))}
            >
              {t("withdraw")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
