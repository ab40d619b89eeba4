"use client";

import { useTranslations } from "next-intl";
import { ChoiceGroup } from "../choice-group";
import type { Draft } from "./draft";

/** Why a campaign can only be tracked; null: it need not be. */
export type WhyTracked = "merged" | "kind" | "parts" | "tested" | "retried" | null;

interface DeliveryChoiceProps {
  delivery: Draft["delivery"];
  /** Why many cannot be sent in one call; null when they can. */
  blocked: WhyTracked;
  onChange: (delivery: Draft["delivery"]) => void;
}

/** Tracked or fast, with what each costs in knowledge said plainly. */
export function DeliveryChoice({ delivery, blocked, onChange }: DeliveryChoiceProps) {
  const t = useTranslations("campaigns.compose.delivery");
  return (
    <ChoiceGroup
      label={t("title")}
      value={blocked ? "tracked" : delivery}
      onChange={(value) => onChange(value as Draft["delivery"])}
      choices={[
        { value: "tracked", title: t("tracked"), help: t("trackedHelp") },
        {
          value: "untracked",
          title: t("untracked"),
          help: blocked ? t(`${blocked}Reason`) : t("untrackedHelp"),
          disabled: blocked !== null,
        },
      ]}
    />
  );
}
