"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { MergeProblem } from "@/lib/core/merge-problems";
import { BARCODE_FORMATS } from "@/lib/messages/barcode-format.rules";
import { aroundToken, BARCODE_TOKEN, tokenBeside } from "./barcode-token";
import type { Draft } from "./draft";
import { type MergeFields, problemsOf } from "./merge-fields";
import { MergeMenu } from "./merge-menu";
import { MergeProblems } from "./merge-problems";

interface BarcodeEditorProps {
  format: Draft["barcodeFormat"];
  text: string;
  fields: MergeFields;
  error?: string;
  onChange: (next: { barcodeFormat?: Draft["barcodeFormat"]; barcodeText?: string }) => void;
}

/** The text around a 2D barcode; `%barcode%` is where the gateway puts the number it draws. */
export function BarcodeEditor({ format, text, fields, error, onChange }: BarcodeEditorProps) {
  const t = useTranslations("campaigns.compose.barcode");
  const box = useRef<HTMLTextAreaElement>(null);
  const missing = text !== "" && !text.includes(BARCODE_TOKEN);
  const problems = useMemo(() => problemsOf(text, fields), [text, fields]);

  function put(from: number, to: number, words: string) {
    onChange({ barcodeText: `${text.slice(0, from)}${words}${text.slice(to)}` });
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(from + words.length, from + words.length);
    });
  }

  function insert(words: string) {
    const area = box.current;
    const { from, to } = aroundToken(text, {
      from: area?.selectionStart ?? text.length,
      to: area?.selectionEnd ?? text.length,
    });
    put(from, to, words);
  }

  function correct({ index, source, correction }: MergeProblem) {
    put(index, index + source.length, correction ?? source);
  }

  /** Keeps the caret and what it takes out of the middle of the token. */
  function guard(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    if (from === to && (event.key === "Backspace" || event.key === "Delete")) {
      const token = tokenBeside(text, from, event.key);
      if (token) {
        event.preventDefault();
        put(token.from, token.to, "");
      }
    }
  }

  function select(area: HTMLTextAreaElement) {
    const { from, to } = aroundToken(text, { from: area.selectionStart, to: area.selectionEnd });
    if (from !== area.selectionStart || to !== area.selectionEnd) area.setSelectionRange(from, to);
  }

  return (
    <div className="flex flex-col gap-4">
      <Field label={t("format")} description={t("reports")}>
        <NativeSelect
          value={format}
          onChange={(event) => onChange({ barcodeFormat: event.target.value as Draft["barcodeFormat"] })}
        >
          {BARCODE_FORMATS.map((each) => (
            <option key={each} value={each}>
              {t(`formats.${each}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field
        label={t("text")}
        description={t("help")}
        error={missing ? t("missing") : problems.length === 0 ? error : undefined}
      >
        <Textarea
          ref={box}
          dir="auto"
          rows={4}
          maxLength={1600}
          value={text}
          placeholder={t("placeholder")}
          onKeyDown={guard}
          onSelect={(event) => select(event.currentTarget)}
          onChange={(event) => onChange({ barcodeText: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" size="sm" onClick={() => insert(BARCODE_TOKEN)}>
          {t("token")}
        </Button>
        <MergeMenu fields={fields} onInsert={insert} />
      </div>
      <MergeProblems problems={problems} onCorrect={correct} />
    </div>
  );
}
