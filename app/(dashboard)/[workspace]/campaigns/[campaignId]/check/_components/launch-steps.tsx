"use client";

import { useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { LaunchProgressView } from "@/lib/campaigns/launch-progress.view";

/** How many people of how many a launch has written down; nobody is sent to before it is whole. */
export function LaunchSteps({ launching }: { launching: NonNullable<LaunchProgressView["launching"]> }) {
  const t = useTranslations("campaigns.check.launching");
  const { written, recipients } = launching;
  const said =
    recipients === 0 ? t("reading") : t(written < recipients ? "writing" : "ending", { written, recipients });
  return (
    <div className="flex flex-1 basis-60 flex-col gap-2">
      <p role="status" className="text-sm tabular-nums">
        {said}
      </p>
      <ProgressBar label={t("label")} done={written} total={recipients === 0 ? null : recipients} />
    </div>
  );
}
