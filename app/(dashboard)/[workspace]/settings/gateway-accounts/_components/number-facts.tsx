"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { GatewayAccountView } from "@/lib/gateway-accounts/gateway-account.view";
import { isUnlimited } from "@/lib/whatsapp-numbers/number-state.rules";

/** What WhatsApp last said of the number: its quality, its limit, and what stands in its way. */
export function NumberFacts({ number }: { number: NonNullable<GatewayAccountView["number"]> }) {
  const t = useTranslations("whatsapp-numbers.card");
  const format = useFormatter();
  const { quality, tier, peopleLimit } = number;
  const qualityWords =
    quality === "GREEN"
      ? t("GREEN")
      : quality === "YELLOW"
        ? t("YELLOW")
        : quality === "RED"
          ? t("RED")
          : quality || t("notTold");
  const limit =
    peopleLimit !== null
      ? format.number(peopleLimit)
      : isUnlimited(tier)
        ? t("unlimited")
        : tier || t("notTold");
  const facts: [string, string][] = [
    [t("number"), number.number],
    [t("name"), number.name],
    [t("quality"), qualityWords],
    [t("limit"), limit],
    ...(number.state === "" ? [] : ([[t("state"), number.state]] as [string, string][])),
  ];
  return (
    <>
      {number.blocked === "" ? null : (
        <Notice tone="danger" title={t("blocked")} description={<bdi>{number.blocked}</bdi>} />
      )}
      {number.problem === null ? null : (
        <Notice tone="warning" title={t("problem", { reason: number.problem })} />
      )}
      {number.toldAt === null ? null : (
        <>
          <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
            {facts.map(([label, value]) => (
              <div key={label} className="min-w-0">
                <dt className="text-muted">{label}</dt>
                <dd className="font-medium break-words tabular-nums">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <p className="text-xs text-muted">
            {t("told")} <RelativeTime at={number.toldAt} />
          </p>
        </>
      )}
    </>
  );
}
