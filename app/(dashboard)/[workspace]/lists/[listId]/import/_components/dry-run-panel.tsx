"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Notice } from "@/components/ui/notice";
import { SafeText } from "@/components/ui/safe-text";
import { sayTold } from "@/lib/core/kept-sentence";
import type { DryRun } from "@/lib/imports/import.view";

const COUNTS = ["accepted", "updated", "duplicates", "rejected", "suppressed", "optedOut"] as const;

/** What the import would do, before it does anything. */
export function DryRunPanel({ dryRun }: { dryRun: DryRun }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const say = useSay();
  return (
    <section
      aria-labelledby="dry-run"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6"
    >
      <h2 id="dry-run" className="text-base font-semibold">
        {t("checkTitle")}
      </h2>
      {dryRun.error ? (
        <Notice tone="danger" title={t("checkError")} description={sayTold(dryRun.error, say)} />
      ) : null}
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt className="text-xs text-muted">{t(`dryRun.${count}`)}</dt>
            <dd className="text-xl font-semibold tabular-nums">{format.number(dryRun[count])}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">
        {t("dryRunPeople", { created: format.number(dryRun.created) })}
        {dryRun.repaired > 0 ? ` ${t("repairedTotal", { count: dryRun.repaired })}` : null}
        {dryRun.damaged > 0 ? ` ${t("damagedTotal", { count: dryRun.damaged })}` : null}
      </p>
      {dryRun.reasons.length > 0 ? (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm font-medium">{t("reasonsTitle")}</h3>
          <ul className="flex flex-col gap-2 text-sm">
            {dryRun.reasons.map(({ reason, sentence, rows, examples }) => (
              <li key={reason} className="flex gap-3">
                <span className="w-14 shrink-0 text-end font-semibold tabular-nums">
                  {format.number(rows)}
                </span>
                <div className="min-w-0">
                  <p>{say(sentence)}</p>
                  <p className="truncate text-xs text-muted">
                    <SafeText
                      text={examples
                        .map(({ row, value }) =>
                          t("reasonExample", { row: String(row), value: value || "–" }),
                        )
                        .join(" · ")}
                    />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
