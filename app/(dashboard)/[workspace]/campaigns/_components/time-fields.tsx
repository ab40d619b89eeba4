"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ZoneOptions } from "@/components/ui/zone-options";
import { type LocalTime, readLocalTime, sayTime, type Turn } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { offsetAt, offsetWord } from "@/lib/core/zoned-time";
import { ChoiceGroup } from "./choice-group";
import { useZones } from "./use-zones";

/** A wall clock in a named zone, as its inputs hold it. */
export interface ChosenTime {
  date: string;
  time: string;
  timeZone: string;
  /** Of a wall clock that comes twice, the one that was chosen. */
  turn: Turn | null;
}

interface TimeFieldsProps {
  chosen: ChosenTime;
  workspaceZone: string;
  error?: string | undefined;
  onChange: (change: Partial<ChosenTime>) => void;
}

/** Date, time and zone; what they mean where the reader is stands beneath. */
export function TimeFields({ chosen, workspaceZone, error, onChange }: TimeFieldsProps) {
  const t = useTranslations("campaigns.compose.when");
  const { date, time, timeZone, turn } = chosen;
  const { zones, hereZone } = useZones(workspaceZone, timeZone);
  const reading = date && time ? readLocalTime(`${date}T${time}`, timeZone) : null;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[1fr_8rem_1.4fr]">
        <Field label={t("date")}>
          <Input
            type="date"
            value={date}
            onChange={(event) => onChange({ date: event.target.value, turn: null })}
          />
        </Field>
        <Field label={t("time")}>
          <Input
            type="time"
            value={time}
            onChange={(event) => onChange({ time: event.target.value, turn: null })}
          />
        </Field>
        <Field label={t("zone")}>
          <NativeSelect
            value={timeZone}
            onChange={(event) => onChange({ timeZone: event.target.value, turn: null })}
          >
            <ZoneOptions zones={zones} />
          </NativeSelect>
        </Field>
      </div>
      {reading?.kind === "twice" ? (
        <ChoiceGroup
          label={t("twice", { time, zone: zoneName(timeZone) })}
          value={turn ?? ""}
          onChange={(next) => onChange({ turn: next === "first" ? "first" : "second" })}
          choices={(["first", "second"] as const).map((each) => ({
            value: each,
            title: t(each),
            help: t(`${each}Help`, {
              offset: offsetWord(Date.parse(reading[each]), timeZone),
            }),
          }))}
        />
      ) : null}
      {error ? (
        <p className="text-sm text-danger">{error}</p>
      ) : reading ? (
        <Reading reading={reading} turn={turn} zone={timeZone} hereZone={hereZone} />
      ) : null}
    </>
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
  const at = Date.parse(instant);
  const values = {
    there: sayTime(instant, zone, locale),
    zone: zoneName(zone),
    here: sayTime(instant, hereZone, locale),
    hereZone: zoneName(hereZone),
  };
  if (at < Date.now()) return <p className="text-sm text-danger">{t("past")}</p>;
  return (
    <p className="text-sm text-muted">
      {offsetAt(at, zone) === offsetAt(at, hereZone) ? t("zoneSame", values) : t("zones", values)}
    </p>
  );
}
