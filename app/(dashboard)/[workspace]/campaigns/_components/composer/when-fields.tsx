"use client";

import { useTranslations } from "next-intl";
import { nextHour } from "@/lib/core/zoned-time";
import { ChoiceGroup } from "../choice-group";
import { TimeFields } from "../time-fields";
import type { Draft } from "./draft";

type Chosen = Pick<Draft, "when" | "date" | "time" | "timeZone" | "turn">;

interface WhenFieldsProps {
  draft: Chosen;
  workspaceZone: string;
  error?: string | undefined;
  onChange: (change: Partial<Chosen>) => void;
}

/** Now, or a wall-clock time in a zone that is named; the reader's own zone is shown beside it. */
export function WhenFields({ draft, workspaceZone, error, onChange }: WhenFieldsProps) {
  const t = useTranslations("campaigns.compose.when");

  function choose(when: string) {
    if (when === "now") return onChange({ when: "now" });
    onChange({ when: "later", ...(draft.date ? {} : nextHour(Date.now(), draft.timeZone)) });
  }

  return (
    <div className="flex flex-col gap-3">
      <ChoiceGroup
        label={t("title")}
        value={draft.when}
        onChange={choose}
        choices={[
          { value: "now", title: t("now"), help: t("nowHelp") },
          { value: "later", title: t("later"), help: t("laterHelp") },
        ]}
      />
      {draft.when === "later" ? (
        <TimeFields chosen={draft} workspaceZone={workspaceZone} error={error} onChange={onChange} />
      ) : null}
    </div>
  );
}
