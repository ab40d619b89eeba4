"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { BINARY_OCTETS_MAX, cleanHex, readBinary } from "@/lib/messages/binary-octets.rules";
import { OctetTotal } from "./octet-total";
import { Octets } from "./octets";

interface OctetEditorProps {
  hex: string;
  header: boolean;
  concatenate: boolean;
  onChange: (next: { hex?: string; header?: boolean; concatenate?: boolean }) => void;
}

/** A link to a page of a shop: something to look at for whoever opens this for the first time. */
const EXAMPLE =
  "06 05 04 0B 84 23 F0 DC 06 01 AE 02 05 6A 00 45 C6 0D 03 6B 65 64 61 69 00 85 01 03 53 61 6C 65 00 01 01";

/** Bytes (hex), with what each of them says. */
export function OctetEditor({ hex, header, concatenate, onChange }: OctetEditorProps) {
  const t = useTranslations("campaigns.compose.binary");
  const headerId = useId();
  const severalId = useId();
  const reading = readBinary(hex, header, concatenate && header);
  const problems = hex === "" ? [] : reading.problems;
  const whole = cleanHex(hex);
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={t("hex")}
        description={t("help")}
        error={problems.map((problem) => t(`problem.${problem}`)).join(" ") || undefined}
      >
        <Textarea
          value={hex}
          rows={5}
          spellCheck={false}
          autoCapitalize="characters"
          autoComplete="off"
          className="font-mono text-sm tracking-wide uppercase"
          onChange={(event) => onChange({ hex: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <OctetTotal
            hex={whole.slice(0, reading.length * 2)}
            concatenate={concatenate && header && problems.length === 0}
          />
        </div>
        {hex === "" ? (
          <Button variant="ghost" size="sm" onClick={() => onChange({ hex: EXAMPLE, header: true })}>
            {t("example")}
          </Button>
        ) : (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => onChange({ hex: (whole.match(/.{1,2}/g) ?? []).join(" ") })}
          >
            {t("format")}
          </Button>
        )}
      </div>
      <div className="flex items-start gap-3">
        <Switch id={headerId} checked={header} onCheckedChange={(checked) => onChange({ header: checked })} />
        <label htmlFor={headerId} className="text-sm">
          <span className="block font-medium">{t("header")}</span>
          <span className="block text-muted">{t("headerHelp")}</span>
        </label>
      </div>
      {header && (concatenate || reading.length > BINARY_OCTETS_MAX) ? (
        <div className="flex items-start gap-3">
          <Switch
            id={severalId}
            checked={concatenate}
            onCheckedChange={(checked) => onChange({ concatenate: checked })}
          />
          <label htmlFor={severalId} className="text-sm">
            <span className="block font-medium">{t("concatenate")}</span>
            <span className="block text-muted">{t("concatenateHelp")}</span>
          </label>
        </div>
      ) : null}
      {reading.octets.length > 0 ? (
        <section className="rounded-lg border border-line p-4">
          <h3 className="text-sm font-medium">{t("explain")}</h3>
          <Octets hex={hex} header={header} concatenate={concatenate && header && problems.length === 0} />
        </section>
      ) : null}
    </div>
  );
}
