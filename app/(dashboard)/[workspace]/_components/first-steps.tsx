"use client";

import { CircleCheck, CircleDashed, FlaskConical, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/forms/act-button";
import { useAct } from "@/components/forms/use-act";
import { RefreshOn } from "@/components/live/refresh-on";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import type { LiveTopic } from "@/lib/core/live-topic";
import type { FirstStep, FirstStepsView } from "@/lib/first-steps/first-steps.view";
import { connectSimulatorAction, dismissFirstStepsAction } from "../actions";

interface FirstStepsProps {
  workspaceSlug: string;
  guide: FirstStepsView;
}

/** Hints after which a step may have become true. */
const TOPICS: LiveTopic[] = ["balance", "campaign", "conversation", "import"];

/**
 * What a new workspace does first. Each step is ticked by what is really so; the guide goes when
 * all are, or when they are dismissed.
 */
export function FirstSteps({ workspaceSlug, guide }: FirstStepsProps) {
  const t = useTranslations("overview.firstSteps");
  const { act, busy } = useAct();
  const done = guide.steps.filter((step) => step.done).length;
  const where: Record<FirstStep, string> = {
    gateway: "settings/gateway-accounts",
    contacts: "lists",
    test: "campaigns/new",
    callbacks: `settings/callbacks${guide.called ? `?account=${guide.called.accountId}` : ""}`,
    limits: "settings/limits",
  };
  return (
    <Card aria-label={t("title")}>
      {TOPICS.map((topic) => (
        <RefreshOn key={topic} workspaceSlug={workspaceSlug} topic={topic} />
      ))}
      <CardHeader
        title={t("title")}
        description={t("progress", { done, count: guide.steps.length })}
        actions={
          <IconButton
            icon={X}
            label={t("dismiss")}
            disabled={busy}
            onClick={() => void act(() => dismissFirstStepsAction(workspaceSlug, null), t("dismissed"))}
          />
        }
      />
      <ol className="divide-y divide-line border-t border-line">
        {guide.steps.map(({ step, done: ticked }) => {
          const Icon = ticked ? CircleCheck : CircleDashed;
          return (
            <li
              key={step}
              className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 sm:px-5"
              data-step={step}
              data-done={ticked}
            >
              <div className="flex min-w-60 flex-1 items-start gap-3">
                <Icon
                  aria-hidden="true"
                  className={cn("mt-0.5 size-4 shrink-0", ticked ? "text-success" : "text-muted")}
                />
                <div className="min-w-0">
                  <p className={cn("text-sm font-medium", ticked && "text-muted")}>
                    {t(`${step}.title`)}
                    {ticked ? <span className="ms-2 font-normal text-success">{t("done")}</span> : null}
                  </p>
                  {ticked ? null : <p className="mt-0.5 text-sm text-muted">{t(helpOf(step, guide))}</p>}
                </div>
              </div>
              {ticked || (step === "callbacks" && guide.called === null) ? null : (
                <div className="flex flex-wrap items-center gap-2 max-sm:ps-7">
                  {step === "gateway" && guide.simulator ? (
                    <ActButton
                      variant="secondary"
                      run={() => connectSimulatorAction(workspaceSlug, null)}
                      done={t("gateway.simulatorDone")}
                    >
                      <FlaskConical aria-hidden="true" />
                      {t("gateway.simulator")}
                    </ActButton>
                  ) : null}
                  <Button asChild variant={step === "gateway" ? "primary" : "secondary"}>
                    <Link href={`/${workspaceSlug}/${where[step]}`}>{t(`${step}.action`)}</Link>
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function helpOf(step: FirstStep, { called, simulator }: FirstStepsView) {
  if (step === "gateway" && simulator) return "gateway.helpSimulator" as const;
  if (step !== "callbacks") return `${step}.help` as const;
  if (called === null) return "callbacks.helpLater" as const;
  if (called.reports) return "callbacks.helpInbound" as const;
  return called.inbound ? ("callbacks.helpReports" as const) : ("callbacks.help" as const);
}
