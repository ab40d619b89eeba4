"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MultiSelect } from "@/components/ui/multi-select";
import type { ComposerSetting } from "./composer-setting";
import { type Draft, textedDaysOf } from "./draft";

interface SegmentChoiceProps {
  draft: Draft;
  setting: Pick<ComposerSetting, "lists" | "segments">;
  onChange: (change: Partial<Draft>) => void;
}

/** Segments beside the lists, and whoever is left out whatever else names them. */
export function SegmentChoice({ draft, setting, onChange }: SegmentChoiceProps) {
  const t = useTranslations("campaigns.compose");
  const format = useFormatter();
  const segments = setting.segments.map(({ id, name }) => ({ value: id, label: name }));
  const lists = setting.lists.map(({ id, name, contacts }) => ({
    value: id,
    label: name,
    hint: format.number(contacts),
  }));
  const { excludeLists, excludeSegments, excludeTexted } = draft;
  const some = excludeLists.length > 0 || excludeSegments.length > 0 || excludeTexted !== "";
  const days = textedDaysOf(excludeTexted);
  return (
    <>
      {segments.length > 0 || draft.segments.length > 0 ? (
        <Field
          label={t("segments")}
          description={t(draft.when === "later" ? "segmentsLater" : "segmentsHelp")}
        >
          <MultiSelect
            label={t("segments")}
            options={segments}
            values={draft.segments}
            onChange={(values) => onChange({ segments: values })}
          />
        </Field>
      ) : null}
      <details open={some || undefined} className="rounded-md border border-line">
        <summary className="flex min-h-10 cursor-pointer items-center px-3 text-sm font-medium">
          {t("exclude")}
        </summary>
        <div className="flex flex-col gap-4 border-t border-line p-3">
          <p className="text-sm text-muted">{t("excludeHelp")}</p>
          <Field label={t("excludeLists")}>
            <MultiSelect
              label={t("excludeLists")}
              options={lists}
              values={excludeLists}
              onChange={(values) => onChange({ excludeLists: values })}
            />
          </Field>
          {segments.length > 0 || excludeSegments.length > 0 ? (
            <Field label={t("excludeSegments")}>
              <MultiSelect
                label={t("excludeSegments")}
                options={segments}
                values={excludeSegments}
                onChange={(values) => onChange({ excludeSegments: values })}
              />
            </Field>
          ) : null}
          <Field
            label={t("excludeTexted")}
            error={excludeTexted !== "" && days === null ? t("excludeTextedWrong") : undefined}
          >
            <Input
              inputMode="numeric"
              value={excludeTexted}
              placeholder={t("excludeTextedNone")}
              onChange={(event) => onChange({ excludeTexted: event.target.value.trim() })}
              className="max-w-40"
            />
          </Field>
        </div>
      </details>
    </>
  );
}
