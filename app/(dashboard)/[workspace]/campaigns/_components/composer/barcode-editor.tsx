"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { Draft } from "./draft";

const TOKEN = "%barcode%";
const FORMATS = ["MMS", "EMS", "Nokia", "textmsg", "textlink"] as const;

/** A number only to show where it will stand; the real one is the gateway's. */
export const BARCODE_EXAMPLE = "8412 7730 0519";

interface BarcodeEditorProps {
  format: Draft["barcodeFormat"];
  text: string;
  error?: string;
  onChange: (next: { barcodeFormat?: Draft["barcodeFormat"]; barcodeText?: string }) => void;
}

/** The text around a 2D barcode; `%barcode%` is where the gateway puts the number it draws. */
export function BarcodeEditor({ format, text, error, onChange }: BarcodeEditorProps) {
  const t = useTranslations("campaigns.compose.barcode");
  const box = useRef<HTMLTextAreaElement>(null);
  const missing = text !== "" && !text.includes(TOKEN);

  function insert() {
    const at = box.current?.selectionStart ?? text.length;
    onChange({ barcodeText: `${text.slice(0, at)}${TOKEN}${text.slice(box.current?.selectionEnd ?? at)}` });
    box.current?.focus();
  }

  return (
    <div className="flex flex-col gap-4">
      <Field label={t("format")} description={t("reports")}>
        <NativeSelect value={format} onChange={(event) => onChange({ barcodeFormat: event.target.value as Draft["barcodeFormat"] })}>
          {FORMATS.map((each) => (
            <option key={each} value={each}>
              {t(`formats.${each}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("text")} description={t("help")} error={missing ? t("missing") : error}>
        <Textarea
          ref={box}
          dir="auto"
          rows={4}
          maxLength={1600}
          value={text}
          placeholder={t("placeholder")}
          onChange={(event) => onChange({ barcodeText: event.target.value })}
        />
      </Field>
      <div>
        <Button variant="secondary" size="sm" onClick={insert}>
          {t("token")}
        </Button>
      </div>
      {text.includes(TOKEN) ? (
        <p className="text-sm text-muted">
          {t("example")}: <bdi className="text-ink">{text.replaceAll(TOKEN, BARCODE_EXAMPLE)}</bdi>
        </p>
      ) : null}
    </div>
  );
}
