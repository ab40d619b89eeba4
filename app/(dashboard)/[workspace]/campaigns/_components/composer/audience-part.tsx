"use client";

import { useTranslations } from "next-intl";
import type { ComposerSetting } from "./composer-setting";
import type { Draft } from "./draft";
import { ListPicker } from "./list-picker";
import { PartSection } from "./part-section";
import { PasteBox } from "./paste-box";
import type { PastedReading } from "./pasted-phones";
import { SegmentChoice } from "./segment-choice";

interface AudiencePartProps {
  workspaceSlug: string;
  draft: Draft;
  setting: ComposerSetting;
  reading: PastedReading;
  country: string;
  onChange: (change: Partial<Draft>) => void;
}

const PASTED_MAX = 100_000;

export function AudiencePart({
  workspaceSlug,
  draft,
  setting,
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
        lists={setting.lists}
        named={setting.named}
        chosen={draft.lists}
        onChange={(chosen) => onChange({ lists: chosen })}
      />
      <SegmentChoice draft={draft} setting={setting} onChange={onChange} />
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
