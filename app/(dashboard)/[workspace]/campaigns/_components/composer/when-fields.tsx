"use client";

import { DateTime } from "luxon";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useSyncExternalStore } from "react";
import { useSay } from "@/components/forms/use-say";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { type LocalTime, readLocalTime, sayTime, type Turn } from "@/lib/campaigns/schedule.rules";
import { ChoiceGroup } from "../choice-group";
import type { Draft } from "./draft";

type Chosen = Pick<Draft, "when" | "date" | "time" | "timeZone" | "turn">;

interface WhenFieldsProps {
  draft: Chosen;
  workspaceZone: string;
  onChange: (change: Partial<Chosen>) => void;
}

/** Now, or a wall-clock time in a zone that is named; the reader's own zone is shown beside it. */
export function WhenFields({ draft, workspaceZone, onChange }: WhenFieldsProps) {
  const t = useTranslations("campaigns.compose.when");
  const hereZone = useHereZone(workspaceZone);
  const zones = useMemo(
    () => [...new Set([workspaceZone, hereZone, draft.timeZone, ...Intl.supportedValuesOf("timeZone")])],
    [workspaceZone, hereZone, draft.timeZone],
  );
  const reading =
    draft.date && draft.time ? readLocalTime(`${draft.date}T${draft.time}`, draft.timeZone) : null;

  function choose(when: string) {
    if (when === "now") return onChange({ when: "now" });
    const soon = DateTime.now().setZone(draft.timeZone).plus({ hours: 1 }).startOf("hour");
    onChange({
      when: "later",
      ...(draft.date ? {} : { date: soon.toFormat("yyyy-MM-dd"), time: soon.toFormat("HH:mm") }),
    });
  }

  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup
        label={t("title")}
        value={draft.when}
        onChange={choose}
        choices={[
          { value: "now", title: t("now"), help: t("nowHelp") },
          { value: "later", title: t("later") },
        ]}
      />
      {draft.when === "later" ? (
        <>
          <div className="grid gap-3 sm:grid-cols-[1fr_8rem_1.4fr]">
            <Field label={t("date")}>
              <Input
                type="date"
                value={draft.date}
                onChange={(event) => onChange({ date: event.target.value, turn: null })}
              />
            </Field>
            <Field label={t("time")}>
              <Input
                type="time"
                value={draft.time}
                onChange={(event) => onChange({ time: event.target.value, turn: null })}
              />
            </Field>
            <Field label={t("zone")}>
              <NativeSelect
                value={draft.timeZone}
                onChange={(event) => onChange({ timeZone: event.target.value, turn: null })}
              >
                {zones.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          {reading?.kind === "twice" ? (
            <ChoiceGroup
              label={t("twice", { time: draft.time, zone: draft.timeZone.replaceAll("_", " ") })}
              value={draft.turn ?? ""}
              onChange={(turn) => onChange({ turn: turn === "first" ? "first" : "second" })}
              choices={(["first", "second"] as const).map((turn) => ({
                value: turn,
                title: t(turn),
                help: t(`${turn}Help`, {
                  offset: DateTime.fromISO(reading[turn], { zone: draft.timeZone }).toFormat("ZZ"),
                }),
              }))}
            />
          ) : null}
          {reading ? (
            <Reading reading={reading} turn={draft.turn} zone={draft.timeZone} hereZone={hereZone} />
          ) : null}
        </>
      ) : null}
    </div>
  );
}

interface ReadingProps {
  reading: LocalTime;
  turn: Turn | null;
  zone: string;
  hereZone: string;
}

function Reading({ reading, turn, zone, hereZone }: ReadingProps) {
  const say = useSay();
  const locale = useLocale();
  const t = useTranslations("campaigns.compose.when");
  if (reading.kind === "gap") return <p className="text-sm text-danger">{say(reading.sentence)}</p>;
  const instant = reading.kind === "once" ? reading.instant : turn && reading[turn];
  if (instant === null)
    return <p className="text-sm text-danger">{reading.kind === "twice" ? say(reading.sentence) : null}</p>;
  const at = DateTime.fromISO(instant);
  const values = {
    there: sayTime(instant, zone, locale),
    zone: zone.replaceAll("_", " "),
    here: sayTime(instant, hereZone, locale),
    hereZone: hereZone.replaceAll("_", " "),
  };
  if (at.toMillis() < Date.now()) return <p className="text-sm text-danger">{t("past")}</p>;
  return (
    <p className="text-sm text-muted">
      {at.setZone(zone).offset === at.setZone(hereZone).offset ? t("zoneSame", values) : t("zones", values)}
    </p>
  );
}

const never = () => () => {};

/** The browser's zone; while rendering on the server, the workspace's. */
function useHereZone(workspaceZone: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => workspaceZone,
  );
}
