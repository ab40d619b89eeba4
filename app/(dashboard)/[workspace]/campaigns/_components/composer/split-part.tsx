"use client";

import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import { SPLIT_BY, SPLIT_IF_CLOSE, SPLIT_TEXTS } from "@/lib/splits/split.rules";
import type { SplitEstimate } from "@/lib/splits/split.view";
import { ChoiceGroup } from "../choice-group";
import { useSplitWords } from "../use-split-words";
import type { ComposerSetting } from "./composer-setting";
import type { MergeFields } from "./merge-fields";
import { type SplitDraft, shareOf, splitHoursOf, splitOf } from "./split-draft";
import { TextEditor } from "./text-editor";

/** Its list of public suffixes is loaded only where somebody in Malaysia is texted. */
const MalaysiaNotice = dynamic(() => import("./malaysia-notice").then((file) => file.MalaysiaNotice));

interface SplitPartProps {
  workspaceSlug: string;
  split: SplitDraft;
  setting: ComposerSetting;
  malaysian: number;
  /** What is counted of the further texts; undefined while nothing is. */
  estimate: SplitEstimate | undefined;
  fields: MergeFields;
  errors: Readonly<Record<string, string>>;
  onChange: (split: SplitDraft) => void;
}

/** Folded: two or three texts on some of the people, and the better one to the rest. */
export function SplitPart({ split, onChange, ...props }: SplitPartProps) {
  const t = useTranslations("campaigns.split");
  const words = useSplitWords();
  const switchId = useId();
  /** What was chosen there is in sight when the draft is opened again. */
  const [chosen] = useState(split.on);
  const kept = splitOf(split);
  return (
    <details className="group" open={chosen || undefined}>
      <summary className="flex cursor-pointer list-none flex-wrap items-baseline gap-x-2 rounded-md py-1 text-sm font-medium marker:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 self-center transition-transform group-open:rotate-90 rtl:group-open:-rotate-90"
        />
        <span>{t("title")}</span>
        <span className="font-normal text-muted">{kept ? words(kept) : t("off")}</span>
      </summary>
      <div className="mt-3 flex flex-col gap-5">
        <div className="flex items-start gap-3">
          <Switch id={switchId} checked={split.on} onCheckedChange={(on) => onChange({ ...split, on })} />
          <label htmlFor={switchId} className="text-sm">
            <span className="block font-medium">{t("on")}</span>
            <span className="block text-muted">{t("onHelp")}</span>
          </label>
        </div>
        {split.on ? <SplitFields {...props} split={split} onChange={onChange} /> : null}
      </div>
    </details>
  );
}

function SplitFields({
  workspaceSlug,
  split,
  setting,
  malaysian,
  estimate,
  fields,
  errors,
  onChange,
}: SplitPartProps) {
  const t = useTranslations("campaigns.split");
  const change = (part: Partial<SplitDraft>) => onChange({ ...split, ...part });
  const write = (at: number, text: string) =>
    change({ texts: split.texts.map((before, index) => (index === at ? text : before)) });
  const third = split.texts.length > 1;
  return (
    <>
      {split.texts.map((text, at) => (
        // Their order is what they are called by.
        <div key={SPLIT_TEXTS[at + 1]} className="flex flex-col gap-3">
          <TextEditor
            workspaceSlug={workspaceSlug}
            text={text}
            label={t("text", { name: SPLIT_TEXTS[at + 1] ?? "" })}
            fields={fields}
            missing={estimate?.texts[at]?.missing ?? {}}
            error={errors[`split.texts.${at}`]}
            onChange={(changed) => write(at, changed)}
            onTemplate={({ message }) => {
              if (message.kind === "text") write(at, message.text);
            }}
          />
          {malaysian > 0 ? (
            <MalaysiaNotice
              text={text}
              recipients={malaysian}
              malaysia={setting.malaysia}
              onReplace={(changed) => write(at, changed)}
            />
          ) : null}
        </div>
      ))}
      <Button
        variant="secondary"
        size="sm"
        className="self-start"
        onClick={() => change({ texts: third ? split.texts.slice(0, 1) : [...split.texts, ""] })}
      >
        {t(third ? "removeThird" : "addThird")}
      </Button>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label={t("share")}
          description={
            estimate && estimate.people > 0
              ? t("shareCount", { people: estimate.people, rest: estimate.rest })
              : t("shareHelp")
          }
          error={shareOf(split.share) === null ? t("shareBad") : errors["split.share"]}
        >
          <Input
            inputMode="numeric"
            className="tabular-nums"
            value={split.share}
            onChange={(event) => change({ share: event.target.value })}
          />
        </Field>
        <Field
          label={t("hours")}
          description={t("hoursHelp")}
          error={splitHoursOf(split.afterHours) === null ? t("hoursBad") : errors["split.afterHours"]}
        >
          <Input
            inputMode="numeric"
            className="tabular-nums"
            value={split.afterHours}
            onChange={(event) => change({ afterHours: event.target.value })}
          />
        </Field>
      </div>
      <ChoiceGroup
        label={t("by")}
        value={split.by}
        onChange={(by) => change({ by: by as SplitDraft["by"] })}
        choices={SPLIT_BY.map((each) => ({
          value: each,
          title: t(`byName.${each}`),
          help: t(`byHelp.${each}`),
        }))}
      />
      {split.by === "person" ? null : (
        <Field label={t("ifClose")} description={t("ifCloseHelp")}>
          <NativeSelect
            value={split.ifClose}
            onChange={(event) => change({ ifClose: event.target.value as SplitDraft["ifClose"] })}
          >
            {SPLIT_IF_CLOSE.map((each) => (
              <option key={each} value={each}>
                {t(`ifCloseName.${each}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
    </>
  );
}
