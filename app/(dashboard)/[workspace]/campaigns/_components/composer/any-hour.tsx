"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Draft } from "./draft";

interface AnyHourProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** A transactional text is held by no window and no limit; why stands in the audit log. */
export function AnyHour({ draft, onChange }: AnyHourProps) {
  const t = useTranslations("campaigns.compose");
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={t("anyHour")}
        description={t("anyHourHelp")}
        checked={draft.anyHour}
        onCheckedChange={(checked) => onChange({ anyHour: checked === true })}
      />
      {draft.anyHour ? (
        <Field
          label={t("anyHourReason")}
          error={draft.anyHourReason.trim() === "" ? t("anyHourMissing") : undefined}
        >
          <Input
            maxLength={200}
            value={draft.anyHourReason}
            onChange={(event) => onChange({ anyHourReason: event.target.value })}
          />
        </Field>
      ) : null}
    </div>
  );
}
