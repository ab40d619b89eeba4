"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { RETRY_TIMES_MAX } from "@/lib/retries/retry.rules";
import type { Draft } from "./draft";
import { retryHoursOf } from "./retry-draft";

interface RetryPartProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

const TIMES = Array.from({ length: RETRY_TIMES_MAX }, (_, index) => String(index + 1));

/** Who could not be reached gets the same text once more, some hours later. */
export function RetryPart({ draft: { retry, delivery }, onChange }: RetryPartProps) {
  const t = useTranslations("campaigns.retry");
  const change = (part: Partial<Draft["retry"]>) => onChange({ retry: { ...retry, ...part } });
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={t("on")}
        description={t("onHelp")}
        checked={retry.on}
        onCheckedChange={(checked) =>
          onChange({
            retry: { ...retry, on: checked === true },
            ...(checked === true ? { delivery: "tracked" } : {}),
          })
        }
      />
      {retry.on ? (
        <div className="grid grid-cols-2 items-start gap-4 ps-7">
          <Field
            label={t("hours")}
            error={retryHoursOf(retry.afterHours) === null ? t("hoursBad") : undefined}
          >
            <Input
              inputMode="numeric"
              className="tabular-nums"
              value={retry.afterHours}
              onChange={(event) => change({ afterHours: event.target.value })}
            />
          </Field>
          <Field label={t("times")}>
            <NativeSelect value={retry.times} onChange={(event) => change({ times: event.target.value })}>
              {TIMES.map((times) => (
                <option key={times} value={times}>
                  {t("timesOption", { count: Number(times) })}
                </option>
              ))}
            </NativeSelect>
          </Field>
          {delivery === "untracked" ? (
            <p className="col-span-2 text-sm text-danger">{t("untracked")}</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
