"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { MergeProblem } from "@/lib/core/merge-problems";
import { type ParsedTemplate, parseTemplate } from "@/lib/core/merge-text";
import { analyzeText } from "@/lib/core/sms-text";
import type { TemplateView } from "@/lib/templates/template.view";
import { useFieldWords } from "../use-field-words";
import { type MergeFields, problemsOf } from "./merge-fields";
import { MergeMenu } from "./merge-menu";
import { MergeProblems } from "./merge-problems";
import { TemplatePicker } from "./template-picker";
import { TextMeter } from "./text-meter";
import { UnicodeHelp } from "./unicode-help";

interface TextEditorProps {
  workspaceSlug: string;
  text: string;
  /** What the box is called, where it is not the campaign's own text. */
  label?: string;
  fields: MergeFields;
  /** Merge field → recipients without a value and without a fallback. */
  missing: Record<string, number>;
  error?: string;
  onChange: (text: string) => void;
  onTemplate: (template: TemplateView) => void;
}

/** The text, its length as it is typed, and everything that goes into it without being typed. */
export function TextEditor({
  workspaceSlug,
  text,
  label,
  fields,
  missing,
  error,
  onChange,
  onTemplate,
}: TextEditorProps) {
  const t = useTranslations("campaigns.compose");
  const box = useRef<HTMLTextAreaElement>(null);
  const analysis = useMemo(() => analyzeText(text), [text]);
  const parsed = useMemo(() => parseTemplate(text), [text]);
  const problems = useMemo(() => problemsOf(text, fields), [text, fields]);

  function insert(token: string) {
    const from = box.current?.selectionStart ?? text.length;
    const to = box.current?.selectionEnd ?? from;
    onChange(`${text.slice(0, from)}${token}${text.slice(to)}`);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(from + token.length, from + token.length);
    });
  }

  /** Gives a field without one a fallback to begin with, and selects it where it stands. */
  function addFallback(name: string) {
    const word = t("merge.fallbackPlaceholder");
    const bare = parsed.pieces.find(
      (piece) => piece.kind === "field" && piece.name === name && piece.fallback === null,
    );
    if (bare?.kind !== "field") return;
    onChange(text.replaceAll(bare.source, `{{${name}|${word}}}`));
    requestAnimationFrame(() => {
      const from = bare.index + name.length + 3;
      box.current?.focus();
      box.current?.setSelectionRange(from, from + word.length);
    });
  }

  function correct({ index, source, correction }: MergeProblem) {
    onChange(`${text.slice(0, index)}${correction ?? source}${text.slice(index + source.length)}`);
  }

  return (
    <div className="flex flex-col gap-3">
      <Field label={label ?? t("text")} error={problems.length === 0 ? error : undefined}>
        <Textarea
          ref={box}
          dir="auto"
          rows={6}
          maxLength={1600}
          value={text}
          placeholder={t("textPlaceholder")}
          onChange={(event) => onChange(event.target.value)}
          className="min-h-36 resize-y leading-relaxed"
        />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <TextMeter analysis={analysis} merged={parsed.fields.length > 0} />
        <div className="flex flex-wrap gap-2">
          <MergeMenu fields={fields} onInsert={insert} />
          <TemplatePicker workspaceSlug={workspaceSlug} replaces={text.trim() !== ""} onChoose={onTemplate} />
        </div>
      </div>
      <MergeProblems problems={problems} onCorrect={correct} />
      <UnicodeHelp text={text} analysis={analysis} onReplace={onChange} />
      <MissingValues parsed={parsed} missing={missing} onFallback={addFallback} />
    </div>
  );
}

interface MissingValuesProps {
  parsed: ParsedTemplate;
  missing: Record<string, number>;
  onFallback: (name: string) => void;
}

function MissingValues({ parsed, missing, onFallback }: MissingValuesProps) {
  const t = useTranslations("campaigns.compose.merge");
  const words = useFieldWords();
  const bare = new Set(
    parsed.pieces.flatMap((piece) => (piece.kind === "field" && piece.fallback === null ? [piece.name] : [])),
  );
  const open = Object.entries(missing).filter(([field, count]) => count > 0 && bare.has(field));
  if (open.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-md border border-warning-line bg-warning-soft p-3 text-sm">
      {open.map(([field, count]) => (
        <li key={field} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          {t("missing", { count, field: words(field) })}
          <Button variant="secondary" size="sm" onClick={() => onFallback(field)}>
            {t("addFallback")}
            <span className="sr-only">: {words(field)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
