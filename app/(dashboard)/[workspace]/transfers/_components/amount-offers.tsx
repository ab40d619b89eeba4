"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { CustomerView } from "@/lib/customers/customer.view";

interface AmountOffersProps {
  customer: CustomerView | null;
  /** Sizes that the workspace sells. */
  packs: readonly number[];
  onPick: (credits: number) => void;
}

/** Amounts that are probably meant: what this customer usually takes, and the workspace's packs. */
export function AmountOffers({ customer, packs, onPick }: AmountOffersProps) {
  const t = useTranslations("transfers.form");
  const usual = customer?.usualCredits ?? null;
  const last = customer?.lastCredits ?? null;
  const offers = [
    ...(usual === null ? [] : [{ credits: usual, label: t("offerUsual", { credits: usual }) }]),
    ...(last === null || last === usual ? [] : [{ credits: last, label: t("offerLast", { credits: last }) }]),
    ...packs
      .filter((credits) => credits !== usual && credits !== last)
      .map((credits) => ({ credits, label: t("offerPack", { credits }) })),
  ];
  if (offers.length === 0) return null;
  return (
    <fieldset className="-mt-1.5 flex flex-wrap gap-2" aria-label={t("offers")}>
      {offers.map(({ credits, label }) => (
        <Button key={credits} type="button" variant="secondary" size="sm" onClick={() => onPick(credits)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
