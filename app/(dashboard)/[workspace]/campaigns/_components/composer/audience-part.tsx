"use client";

import { useTranslations } from "next-intl";
import type { Draft } from "./draft";
import { type ListChoice, ListPicker, type NamedList } from "./list-picker";
import { PartSection } from "./part-section";
import { PasteBox } from "./paste-box";
import type { PastedReading } from "./pasted-phones";

interface AudiencePartProps {
  workspaceSlug: string;
  draft: Draft;
  lists: ListChoice[];
  named: NamedList[];
  reading: PastedReading;
  country: string;
  onChange: (change: Partial<Draft>) => void;
}

const PASTED_MAX = 100_000;

export function AudiencePart({
  workspaceSlug,
  draft,
  lists,
  named,
  reading,
  country,
  onChange,
}: AudiencePartProps) {
  const t = useTranslations("campaigns.compose");
  const tooMany = reading.typed > PASTED_MAX ? t("pasteTooMany", { max: PASTED_MAX }) : undefined;
  return (
    <PartSection title={t("audience")}>
      <ListPicker
        workspaceSlug={workspaceSlug}
        lists={lists}
        named={named}
        chosen={draft.lists}
        onChange={(chosen) => onChange({ lists: chosen })}
      />
      <PasteBox
        pasted={draft.pasted}
        reading={reading}
        country={country}
        error={tooMany}
        onChange={(pasted) => onChange({ pasted })}
      />
    </PartSection>
  );
}
