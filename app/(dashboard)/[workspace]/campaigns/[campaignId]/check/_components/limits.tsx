"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { SLOW_FIRST } from "@/lib/sending-rules/care.rules";
import { Waits } from "../../../_components/waits";
import { updateDraftAction } from "../../../actions";

interface RecentProps {
  workspaceSlug: string;
  check: CampaignCheckView;
}

/** How many had a text lately, and the button that leaves them out; who else will be left out. */
export function Recent({ workspaceSlug, check: { campaign, limits } }: RecentProps) {
  const t = useTranslations("campaigns.check.limits");
  const { act, busy } = useAct({ withoutFields: true });
  if (limits === null) return null;
  const { audience, id, version } = campaign;
  const exclude = { lists: [], segments: [], ...audience.exclude, textedWithinDays: 2 };
  const leaveOut = () =>
    void act(
      () => updateDraftAction(workspaceSlug, { id, version, patch: { audience: { ...audience, exclude } } }),
      t("leftOut"),
    );
  const beginSlowly = () =>
    void act(
      () => updateDraftAction(workspaceSlug, { id, version, patch: { slowStart: true } }),
      t("beginsSlowly", { first: SLOW_FIRST }),
    );
  return (
    <>
      {limits.recent > 0 ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-warning">{t("recent", { count: limits.recent })}</p>
          <Button variant="secondary" size="sm" loading={busy} onClick={leaveOut}>
            {t("leaveOut")}
          </Button>
        </div>
      ) : null}
      {limits.stopped > 0 ? <p className="text-warning">{t("stopped", { count: limits.stopped })}</p> : null}
      {limits.optIn && limits.optIn.without > 0 ? (
        <p className={limits.optIn.asked ? "text-warning" : "text-muted"}>
          {limits.optIn.asked
            ? t("withoutOptIn", { count: limits.optIn.without })
            : t("optInElsewhere", { count: limits.optIn.without })}
        </p>
      ) : null}
      {limits.held > 0 ? <p className="text-warning">{t("held", { count: limits.held })}</p> : null}
      {limits.weekly ? (
        <p className={limits.weekly.people > 0 ? "text-warning" : "text-muted"}>
          {t("weekly", { count: limits.weekly.people, cap: limits.weekly.cap })}
        </p>
      ) : null}
      {limits.untexted > SLOW_FIRST && !campaign.slowStart && !campaign.split ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p>{t("untexted", { count: limits.untexted })}</p>
          <Button variant="secondary" size="sm" loading={busy} onClick={beginSlowly}>
            {t("beginSlowly", { first: SLOW_FIRST })}
          </Button>
        </div>
      ) : null}
      {campaign.slowStart ? <p className="text-muted">{t("slowStart", { first: SLOW_FIRST })}</p> : null}
    </>
  );
}

/** Other campaigns that say the same to the same people. */
export function useRepeats(check: CampaignCheckView, zone: string): string[] {
  const t = useTranslations("campaigns.check.limits");
  const locale = useLocale();
  return (check.limits?.repeats ?? []).map(({ name, at, people }) =>
    t("repeat", { name, count: people, time: sayTime(at, zone, locale) }),
  );
}

interface QuietProps {
  check: CampaignCheckView;
  zone: string;
  countries: Readonly<Record<string, string>>;
}

/** Who will wait for the end of the quiet hours; or that it waits for nobody, and why. */
export function Quiet({ check, zone, countries }: QuietProps) {
  const t = useTranslations("campaigns.check.limits");
  const { quietHours, quietHoursReason } = check.campaign;
  if (quietHours === "ignore") return <p>{t("anyHour", { reason: quietHoursReason ?? "" })}</p>;
  const waits = check.limits?.quiet ?? [];
  if (waits.length === 0) return null;
  return (
    <div className="text-warning">
      <p>{t("quiet")}</p>
      <Waits waits={waits} zone={zone} countries={countries} />
    </div>
  );
}
