"use client";

import { useFormatter, useTranslations } from "next-intl";
import { statusLook } from "@/components/ui/status-look";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import type { MessageStatus } from "@/lib/messages/message.rules";
import { useCodeHelp, useCodeWords } from "../../_components/use-code-words";

interface FailureReasonsProps {
  reasons: CampaignProgressView["reasons"];
  onChoose: (status: MessageStatus) => void;
}

/** Why some did not arrive, in words, the commonest first. */
export function FailureReasons({ reasons, onChoose }: FailureReasonsProps) {
  const t = useTranslations("campaigns.report.failures");
  const format = useFormatter();
  const words = useCodeWords();
  const help = useCodeHelp();
  const most = Math.max(1, ...reasons.map((reason) => reason.count));
  return (
    <section aria-labelledby="failures-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="failures-title" className="mb-3 text-sm font-medium">
        {t("title")}
      </h2>
      {reasons.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {reasons.map((reason) => {
            const { icon: Icon, ink, fill } = statusLook(reason.status);
            return (
              <li key={`${reason.status}-${reason.code}`}>
                <button
                  type="button"
                  title={t("code", { code: reason.code })}
                  onClick={() => onChoose(reason.status)}
                  className="-mx-2 grid w-[calc(100%+1rem)] grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 rounded-md px-2 py-1.5 text-start text-sm hover:bg-hover"
                >
                  <Icon aria-hidden="true" className={`size-4 ${ink}`} />
                  <span className="min-w-0">
                    {words(reason.code)}
                    {help(reason.code) ? (
                      <span className="block text-xs text-muted">{help(reason.code)}</span>
                    ) : null}
                  </span>
                  <span className="font-medium tabular-nums">{format.number(reason.count)}</span>
                  <span aria-hidden="true" className="col-span-3 h-1 rounded-full bg-sunken">
                    <span
                      className={`block h-1 rounded-full ${fill}`}
                      style={{ width: `${(100 * reason.count) / most}%` }}
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
