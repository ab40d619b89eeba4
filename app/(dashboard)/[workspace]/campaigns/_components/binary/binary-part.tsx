"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { TextByKey } from "@/lib/core/text-by-key";
import type { Draft } from "../composer/draft";
import { BUILDERS, type Builder, type BuilderDraft, buildMessage, octetsFrom } from "./builder-draft";
import { CalendarForm } from "./calendar-form";
import { CardForm } from "./card-form";
import { ImageForm } from "./image-form";
import { LinkForm } from "./link-form";
import { OctetEditor } from "./octet-editor";
import { OctetTotal } from "./octet-total";
import { Octets } from "./octets";
import { RingtoneForm } from "./ringtone-form";

interface BinaryPartProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/**
 * What do you want to send: a form for each thing that phones understand, with its octets as they
 * arise, or the bytes as hex.
 */
export function BinaryPart({ draft, onChange }: BinaryPartProps) {
  const t = useTranslations("campaigns.compose.binary");
  const { builder } = draft;
  const built = useMemo(() => buildMessage(builder), [builder]);

  function change(part: Partial<BuilderDraft>) {
    const next = { ...builder, ...part };
    // Whoever turns to the octets finds what was built last, unless octets were typed before.
    if (next.kind === "octets" && builder.kind !== "octets" && next.typed.hex === "")
      next.typed = octetsFrom(builder);
    onChange({ builder: next, ...octetsFrom(next) });
  }

  return (
    <div className="flex flex-col gap-5">
      <Field label={t("what")} description={t(`builderHelp.${builder.kind}`)}>
        <NativeSelect
          value={builder.kind}
          onChange={(event) => change({ kind: event.target.value as Builder })}
        >
          {BUILDERS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`builder.${kind}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <BuilderForm builder={builder} onChange={change} />
      {built === null ? (
        <OctetEditor
          {...builder.typed}
          onChange={(typed) => change({ typed: { ...builder.typed, ...typed } })}
        />
      ) : (
        <>
          <p role="status" className="text-sm text-muted empty:hidden">
            {built.ok ? null : (t as unknown as TextByKey)(`refused.${built.problem}`, built.values)}
          </p>
          {built.ok ? (
            <>
              <OctetTotal hex={built.hex} concatenate={built.parts > 1} />
              <details className="rounded-lg border border-line p-4">
                <summary className="cursor-pointer text-sm font-medium">{t("explain")}</summary>
                <Octets hex={built.hex} header concatenate={built.parts > 1} />
              </details>
            </>
          ) : null}
        </>
      )}
    </div>
  );
}

function BuilderForm({
  builder,
  onChange,
}: {
  builder: BuilderDraft;
  onChange: (part: Partial<BuilderDraft>) => void;
}) {
  switch (builder.kind) {
    case "card":
      return <CardForm card={builder.card} onChange={(card) => onChange({ card })} />;
    case "entry":
      return <CalendarForm entry={builder.entry} onChange={(entry) => onChange({ entry })} />;
    case "link":
      return <LinkForm link={builder.link} onChange={(link) => onChange({ link })} />;
    case "ringtone":
      return <RingtoneForm tune={builder.tune} onChange={(tune) => onChange({ tune })} />;
    case "logo":
    case "picture":
      return <ImageForm key={builder.kind} kind={builder.kind} builder={builder} onChange={onChange} />;
    case "octets":
      return null;
  }
}
