"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { readRtttl } from "@/lib/smart-messages/rtttl.rules";

const EXAMPLE = "Scale:d=8,o=5,b=125:c,d,e,f,g,a,b,4c6";

/** A tune as its RTTTL text. */
export function RingtoneForm({ tune, onChange }: { tune: string; onChange: (tune: string) => void }) {
  const t = useTranslations("campaigns.compose.binary.ringtone");
  const read = readRtttl(tune);
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("tune")} description={t("help")}>
        <Textarea
          value={tune}
          rows={4}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-sm"
          placeholder={EXAMPLE}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
        {tune === "" ? (
          <Button variant="ghost" size="sm" onClick={() => onChange(EXAMPLE)}>
            {t("example")}
          </Button>
        ) : read.ok ? (
          <span className="tabular-nums">
            {t("read", { name: read.name, notes: read.notes.length, bpm: read.bpm })}
          </span>
        ) : null}
      </div>
    </div>
  );
}
