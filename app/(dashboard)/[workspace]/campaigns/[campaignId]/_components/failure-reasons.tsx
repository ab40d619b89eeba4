"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCodeHelp, useCodeWords } from "@/components/forms/use-code-words";
import { statusLook } from "@/components/ui/status-look";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import { type ReasonLine, reasonLines } from "@/lib/campaigns/reason-lines.rules";

interface FailureReasonsProps {
  reasons: CampaignProgressView["reasons"];
  onChoose: (reasons: ReasonLine["reasons"]) => void;
}

/** Why some did not arrive, in words, the commonest first. A line opens all whom it counts. */
export function FailureReasons({ reasons, onChoose }: FailureReasonsProps) {
  const t = useTranslations("campaigns.report.failures");
  const format = useFormatter();
  const words = useCodeWords();
  const help = useCodeHelp();
  const lines = reasonLines(reasons, words);
  const most = Math.max(1, ...lines.map((line) => line.count));
  return (
    <section aria-labelledby="failures-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="failures-title" className="mb-3 text-sm font-medium">
        {t("title")}
      </h2>
      {lines.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {lines.map((line) => {
            const [first] = line.reasons;
            const { icon: Icon, ink, fill } = statusLook(first?.status ?? "failed");
            const codes = [...new Set(line.reasons.map(({ code }) => code))];
            const advice = help(first?.code ?? null);
            return (
              <li key={line.words}>
                <button
                  type="button"
                  title={t("code", { code: codes.join(", ") })}
                  onClick={() => onChoose(line.reasons)}
                  className="-mx-2 grid w-[calc(100%+1rem)] grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 rounded-md px-2 py-1.5 text-start text-sm hover:bg-hover"
                >
                  <Icon aria-hidden="true" className={`size-4 ${ink}`} />
                  <span className="min-w-0">
                    {line.words}
                    {advice ? <span className="block text-xs text-muted">{advice}</span> : null}
                  </span>
                  <span className="font-medium tabular-nums">{format.number(line.count)}</span>
                  <span aria-hidden="true" className="col-span-3 h-1 rounded-full bg-sunken">
                    <span
                      className={`block h-1 rounded-full ${fill}`}
                      style={{ width: `${(100 * line.count) / most}%` }}
                    />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
