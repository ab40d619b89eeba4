"use client";

import { useTranslations } from "next-intl";
import type { EstimateView } from "@/lib/campaigns/campaign.view";

interface LeftOutProps {
  estimate: Pick<EstimateView, "leftOut" | "leftOutPeople">;
  /** What lists and segments are called, by their ids. */
  names: Readonly<Record<string, string>>;
}

/** How many are left out on purpose, and by what. */
export function LeftOut({ estimate, names }: LeftOutProps) {
  const t = useTranslations("campaigns.compose.cost");
  const by = (estimate.leftOut ?? []).filter(({ people }) => people > 0);
  if (by.length === 0) return null;
  return (
    <>
      <li>{t("leftOut", { count: estimate.leftOutPeople ?? 0 })}</li>
      {by.map(({ kind, id = "", days = 0, people }) => (
        <li key={`${kind} ${id}`} className="ps-4">
          <bdi>
            {kind === "texted"
              ? t("leftOutTexted", { count: people, days })
              : t("leftOutBy", { count: people, name: names[id] ?? id })}
          </bdi>
        </li>
      ))}
    </>
  );
}
