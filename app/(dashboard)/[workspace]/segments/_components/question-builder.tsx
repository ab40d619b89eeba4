"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { NativeSelect } from "@/components/ui/native-select";
import { SEGMENT_LIMITS } from "@/lib/segments/segment.rules";
import type { Choices } from "./choices";
import { ConditionRow } from "./condition-row";
import {
  type ConditionDraft,
  type GroupDraft,
  isGroupDraft,
  newCondition,
  newGroup,
  type QuestionDraft,
} from "./question-draft";

interface QuestionBuilderProps {
  draft: QuestionDraft;
  choices: Choices;
  onChange: (draft: QuestionDraft) => void;
}

/** A question written as sentences: all or any of its conditions, with groups one deep. */
export function QuestionBuilder({ draft, choices, onChange }: QuestionBuilderProps) {
  const t = useTranslations("segments");
  const { match, parts } = draft;
  const set = (changed: QuestionDraft["parts"]) => onChange({ ...draft, parts: changed });
  const put = (at: number, part: ConditionDraft | GroupDraft) =>
    set(parts.map((old, n) => (n === at ? part : old)));
  const full = parts.length >= SEGMENT_LIMITS.conditions;
  return (
    <div className="flex flex-col gap-3">
      <Match value={match} onChange={(value) => onChange({ ...draft, match: value })} label={t("people1")} />
      {parts.map((part, at) => {
        const joint = at === 0 ? null : t(`joint.${match}`);
        const remove = parts.length === 1 ? null : () => set(parts.filter((_, n) => n !== at));
        return isGroupDraft(part) ? (
          <GroupBox
            key={part.key}
            group={part}
            choices={choices}
            joint={joint}
            onChange={(group) => put(at, group)}
            onRemove={remove}
          />
        ) : (
          <ConditionRow
            key={part.key}
            condition={part}
            choices={choices}
            number={at + 1}
            joint={joint}
            onChange={(condition) => put(at, condition)}
            onRemove={remove}
          />
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          variant="secondary"
          disabled={full}
          onClick={() => set([...parts, newCondition()])}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("addCondition")}
        </Button>
        <Button type="button" variant="ghost" disabled={full} onClick={() => set([...parts, newGroup()])}>
          {t("addGroup")}
        </Button>
      </div>
    </div>
  );
}

function Match(props: { value: "all" | "any"; onChange: (value: "all" | "any") => void; label: string }) {
  const t = useTranslations("segments");
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span>{props.label}</span>
      <div className="w-28">
        <NativeSelect
          aria-label={t("matchLabel")}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value === "any" ? "any" : "all")}
        >
          <option value="all">{t("match.all")}</option>
          <option value="any">{t("match.any")}</option>
        </NativeSelect>
      </div>
      <span>{t("people2")}</span>
    </div>
  );
}

interface GroupBoxProps {
  group: GroupDraft;
  choices: Choices;
  joint: string | null;
  onChange: (group: GroupDraft) => void;
  onRemove: (() => void) | null;
}

function GroupBox({ group, choices, joint, onChange, onRemove }: GroupBoxProps) {
  const t = useTranslations("segments");
  const { conditions } = group;
  const set = (changed: ConditionDraft[]) => onChange({ ...group, conditions: changed });
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-sunken/40 p-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {joint ? <span className="text-sm text-muted">{joint}</span> : null}
        <Match value={group.match} label={t("group1")} onChange={(match) => onChange({ ...group, match })} />
        <Checkbox
          label={t("groupNot")}
          checked={group.not}
          onCheckedChange={(on) => onChange({ ...group, not: on === true })}
        />
      </div>
      {conditions.map((condition, at) => (
        <ConditionRow
          key={condition.key}
          condition={condition}
          choices={choices}
          number={at + 1}
          joint={at === 0 ? null : t(`joint.${group.match}`)}
          onChange={(changed) => set(conditions.map((old, n) => (n === at ? changed : old)))}
          onRemove={conditions.length === 1 ? null : () => set(conditions.filter((_, n) => n !== at))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          variant="secondary"
          size="sm"
          disabled={conditions.length >= SEGMENT_LIMITS.conditions}
          onClick={() => set([...conditions, newCondition()])}
        >
          {t("addToGroup")}
        </Button>
        {onRemove ? (
          <Button type="button" variant="ghost" size="sm" onClick={onRemove}>
            {t("removeGroup")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
