"use client";

import { useTranslations } from "next-intl";
import { nextHour } from "@/lib/core/zoned-time";
import { ChoiceGroup } from "../choice-group";
import { TimeFields } from "../time-fields";
import type { Draft } from "./draft";
import { RepeatFields } from "./repeat-fields";

type Chosen = Pick<Draft, "when" | "date" | "time" | "timeZone" | "turn" | "repeat">;

interface WhenFieldsProps {
  draft: Chosen;
  workspaceZone: string;
  error?: string | undefined;
  repeatError?: string | undefined;
  onChange: (change: Partial<Chosen>) => void;
}

/** Now, at a wall-clock time in a zone that is named, or again and again. */
export function WhenFields({ draft, workspaceZone, error, repeatError, onChange }: WhenFieldsProps) {
  const t = useTranslations("campaigns.compose.when");

  function choose(when: string) {
    if (when === "now" || when === "repeat") return onChange({ when });
    onChange({ when: "later", ...(draft.date ? {} : nextHour(Date.now(), draft.timeZone)) });
  }

  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup
        label={t("title")}
        value={draft.when}
        onChange={choose}
        columns={3}
        choices={[
          { value: "now", title: t("now"), help: t("nowHelp") },
          { value: "later", title: t("later"), help: t("laterHelp") },
          { value: "repeat", title: t("repeat"), help: t("repeatHelp") },
        ]}
      />
      {draft.when === "later" ? (
        <TimeFields chosen={draft} workspaceZone={workspaceZone} error={error} onChange={onChange} />
      ) : null}
      {draft.when === "repeat" ? (
        <RepeatFields
          repeat={draft.repeat}
          timeZone={draft.timeZone}
          workspaceZone={workspaceZone}
          error={repeatError}
          onChange={onChange}
        />
      ) : null}
    </div>
  );
}
