"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SafeText } from "@/components/ui/safe-text";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import type { SplitText } from "@/lib/splits/split.rules";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { useSplitWords } from "../../_components/use-split-words";
import { chooseTextAction } from "../../actions";
import { SplitVerdict } from "./split-verdict";

interface SplitCardProps {
  workspaceSlug: string;
  workspaceZone: string;
  campaign: CampaignView;
  maySend: boolean;
}

const FIGURES = ["people", "texted", "delivered", "replies", "optOuts"] as const;

/** Each text with what became of its group, how sure the difference is, and the choice. */
export function SplitCard({ workspaceSlug, workspaceZone, campaign, maySend }: SplitCardProps) {
  const t = useTranslations("campaigns.split");
  const format = useFormatter();
  const locale = useLocale();
  const words = useSplitWords();
  const { act, busy } = useCampaignAct(workspaceSlug);
  const [asked, setAsked] = useState<SplitText | null>(null);
  const { split, splitProgress: progress, message, status } = campaign;
  if (!split || !progress || message.kind !== "text") return null;
  const clock = (at: string) => sayTime(at, workspaceZone, locale);
  const open = progress.chosen === null && (status === "sending" || status === "paused");
  const texts = [message.text, ...split.texts];
  return (
    <section
      aria-labelledby="split-title"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="split-title" className="text-sm font-medium">
          {t("card")}
        </h2>
        {progress.countedAt ? (
          <p className="text-xs text-muted tabular-nums">
            {t("counted", { time: clock(progress.countedAt) })}
          </p>
        ) : null}
      </div>
      <p className="text-sm text-muted">{words(split)}</p>
      {progress.chosen ? (
        <Notice
          tone="success"
          title={t(`chosen.${progress.chosenBy ?? "person"}`, {
            text: progress.chosen,
            name: progress.chosenByName ?? "",
          })}
          description={t(progress.state === "writing" ? "writing" : "goesOut", { rest: progress.held })}
        />
      ) : open && progress.state === "waiting" ? (
        <Notice tone="warning" title={t("waiting")} description={t("waitingHelp", { rest: progress.held })} />
      ) : open ? (
        <Notice
          tone="info"
          title={t("testing", { rest: progress.held })}
          description={
            progress.decidesAt ? t("decides", { time: clock(progress.decidesAt) }) : t("decidesLater")
          }
        />
      ) : null}
      <SplitVerdict by={split.by} progress={progress} />
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {progress.groups.map((group, at) => (
          <li
            key={group.text}
            data-split={group.text}
            className="flex min-w-0 flex-col gap-3 rounded-lg border border-line p-4"
          >
            <h3 className="text-sm font-medium">
              {t("text", { name: group.text })}
              {progress.chosen === group.text ? ` · ${t("isChosen")}` : ""}
            </h3>
            <div
              dir="auto"
              className="max-h-40 overflow-y-auto rounded-2xl rounded-es-md bg-bubble px-3 py-2 text-sm print:max-h-none"
            >
              <SafeText text={texts[at] ?? ""} multiline />
            </div>
            <dl className="mt-auto grid grid-cols-2 gap-x-4 gap-y-1 text-sm tabular-nums">
              {FIGURES.map((figure) => (
                <div key={figure} className="contents">
                  <dt className={figure === split.by ? "font-medium" : "text-muted"}>
                    {t(`figure.${figure}`)}
                  </dt>
                  <dd data-figure={figure} className="text-end">
                    {format.number(group[figure])}
                    {figure === split.by && group.texted > 0
                      ? ` · ${format.number(group[figure] / group.texted, { style: "percent", maximumFractionDigits: 1 })}`
                      : ""}
                  </dd>
                </div>
              ))}
            </dl>
            {open && maySend ? (
              <Button variant="secondary" size="sm" disabled={busy} onClick={() => setAsked(group.text)}>
                {t("choose", { text: group.text })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <AlertDialog
        open={asked !== null}
        onOpenChange={(shown) => (shown ? undefined : setAsked(null))}
        title={t("chooseTitle", { text: asked ?? "A" })}
        description={t("chooseBody", { rest: progress.held, text: asked ?? "A" })}
        confirm={t("chooseConfirm", { text: asked ?? "A" })}
        dismiss={t("chooseKeep")}
        busy={busy}
        stayOpen
        onConfirm={() => {
          if (asked === null) return;
          void act(
            () => chooseTextAction(workspaceSlug, { id: campaign.id, text: asked }),
            t("chooseDone", { text: asked }),
          ).then(() => setAsked(null));
        }}
      />
    </section>
  );
}
