"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePause, CirclePlay, CircleStop, SkipForward } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { fetchJson } from "@/components/forms/fetch-json";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { sayTold } from "@/lib/core/kept-sentence";
import { zoneName } from "@/lib/core/zone-name";
import type { NextAudience, RecurringView } from "@/lib/recurring/recurring.view";
import { useHereZone } from "../../../_components/use-here-zone";
import { useRecurrenceWords } from "../../_components/use-recurrence-words";
import {
  endRecurringAction,
  keepNextAction,
  pauseRecurringAction,
  resumeRecurringAction,
  skipNextAction,
} from "../../actions";

interface NextRunProps {
  workspaceSlug: string;
  workspaceZone: string;
  recurring: RecurringView;
  lists: { id: string; name: string }[];
  maySend: boolean;
}

/** What goes out next, when, here and there, to how many; and what can be done about it. */
export function NextRun({ workspaceSlug, workspaceZone, recurring, lists, maySend }: NextRunProps) {
  const t = useTranslations("recurring.next");
  const say = useSay();
  const words = useRecurrenceWords(lists);
  const { status, problem, recurrence } = recurring;
  const joins = recurrence.on === "join";
  return (
    <section
      aria-labelledby="next-title"
      className="flex flex-col gap-4 rounded-lg border border-accent-line bg-accent-soft p-5"
    >
      <div className="flex flex-col gap-1">
        <h2 id="next-title" className="text-sm font-medium text-muted">
          {status === "active" ? t(joins ? "looksNext" : "title") : t(`${status}Title`)}
        </h2>
        {recurring.nextAt === null ? null : (
          <When at={recurring.nextAt} zone={recurring.timeZone} workspaceZone={workspaceZone} />
        )}
        <p className="text-sm text-muted">
          <bdi>{words(recurring)}</bdi>
          {recurring.endsOn === null ? null : ` ${t("until", { day: recurring.endsOn })}`}
        </p>
        {recurring.nextAt === null ? null : (
          <People workspaceSlug={workspaceSlug} id={recurring.id} joins={joins} />
        )}
        <p className="text-sm text-pretty text-muted">
          {status === "paused" ? t("pausedHelp") : t("rules", { hours: recurring.windowHours })}
        </p>
        {recurring.approved === null ? null : (
          <p className="text-sm text-pretty text-muted">
            <bdi>{t("approved", { name: recurring.approved.byName, most: recurring.approved.most })}</bdi>
          </p>
        )}
      </div>
      {recurring.skipNext ? <Notice tone="warning" title={t("leftOut")} /> : null}
      {problem === null ? null : (
        <Notice tone="danger" title={t("inTheWay")} description={sayTold(problem, say)} />
      )}
      <Coming recurring={recurring} />
      {maySend ? <Acts workspaceSlug={workspaceSlug} recurring={recurring} /> : null}
    </section>
  );
}

function When({ at, zone, workspaceZone }: { at: string; zone: string; workspaceZone: string }) {
  const t = useTranslations("recurring.next");
  const locale = useLocale();
  const hereZone = useHereZone(workspaceZone);
  const [there, here] = [sayTime(at, zone, locale), sayTime(at, hereZone, locale)];
  return (
    <>
      <p className="text-2xl font-semibold text-balance tabular-nums">
        <time dateTime={at}>{there}</time>
      </p>
      <p className="text-sm text-muted tabular-nums" suppressHydrationWarning>
        {zoneName(zone)}
        {there === here ? "" : ` · ${t("here", { here, zone: zoneName(hereZone) })}`}
      </p>
    </>
  );
}

/** Counted now, as the run itself will: it asks again when it begins. */
function People({ workspaceSlug, id, joins }: { workspaceSlug: string; id: string; joins: boolean }) {
  const t = useTranslations("recurring.next");
  const { data, isError } = useQuery({
    queryKey: [workspaceSlug, "recurring", id, "people"],
    queryFn: ({ signal }) =>
      fetchJson<NextAudience>(`/api/app/${workspaceSlug}/recurring/${id}/people`, signal),
    refetchInterval: 30_000,
  });
  return (
    <p className="text-sm tabular-nums" aria-live="polite">
      {data === undefined
        ? t(isError ? "notCounted" : "counting")
        : joins
          ? t("waiting", { count: data.recipients })
          : t("people", { count: data.recipients, credits: data.credits })}
    </p>
  );
}

function Coming({ recurring }: { recurring: RecurringView }) {
  const t = useTranslations("recurring.next");
  const locale = useLocale();
  const later = recurring.coming.slice(1);
  if (later.length === 0 || recurring.recurrence.on === "join") return null;
  return (
    <div className="text-sm">
      <h3 className="font-medium">{t("later")}</h3>
      <ul className="text-muted tabular-nums">
        {later.map((at) => (
          <li key={at}>{sayTime(at, recurring.timeZone, locale)}</li>
        ))}
      </ul>
    </div>
  );
}

function Acts({ workspaceSlug, recurring }: { workspaceSlug: string; recurring: RecurringView }) {
  const t = useTranslations("recurring.acts");
  const { act, busy } = useAct({ withoutFields: true });
  const { id: recurringId, status, skipNext, recurrence } = recurring;
  if (status === "ended") return null;
  const of = { recurringId };
  return (
    <div data-page-actions className="flex flex-wrap gap-2 print:hidden">
      {status === "active" ? (
        <Button
          disabled={busy}
          onClick={() => void act(() => pauseRecurringAction(workspaceSlug, of), t("paused"))}
        >
          <CirclePause aria-hidden="true" />
          {t("pause")}
        </Button>
      ) : (
        <Button
          disabled={busy}
          onClick={() => void act(() => resumeRecurringAction(workspaceSlug, of), t("resumed"))}
        >
          <CirclePlay aria-hidden="true" />
          {t("resume")}
        </Button>
      )}
      {recurrence.on === "join" ? null : (
        <Button
          variant="secondary"
          disabled={busy}
          onClick={() =>
            void act(
              () => (skipNext ? keepNextAction : skipNextAction)(workspaceSlug, of),
              t(skipNext ? "kept" : "skipped"),
            )
          }
        >
          <SkipForward aria-hidden="true" />
          {t(skipNext ? "keep" : "skip")}
        </Button>
      )}
      <Button
        variant="secondary"
        disabled={busy}
        onClick={() => void act(() => endRecurringAction(workspaceSlug, of), t("ended"))}
      >
        <CircleStop aria-hidden="true" />
        {t("end")}
      </Button>
    </div>
  );
}
