"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { PastedReading } from "./pasted-phones";

interface PasteBoxProps {
  pasted: string;
  reading: PastedReading;
  country: string;
  error?: string;
  onChange: (pasted: string) => void;
}

const SHOWN = 8;

/**
 * Numbers by hand: what is wrong with which line is said at once, and nothing is repaired behind
 * anybody's back.
 */
export function PasteBox({ pasted, reading, country, error, onChange }: PasteBoxProps) {
  const t = useTranslations("campaigns.compose");
  const say = useSay();
  const wrong = [...reading.bad, ...reading.duplicates].sort((a, b) => a.line - b.line);
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("paste")} description={t("pasteHelp", { country })} error={error}>
        <Textarea
          rows={4}
          value={pasted}
          inputMode="tel"
          autoComplete="off"
          spellCheck={false}
          placeholder={"012-345 6789\n+65 8123 4567"}
          className="font-mono text-sm"
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      {reading.typed > 0 ? (
        <p className="flex flex-wrap gap-x-3 text-sm tabular-nums">
          <span>{t("pasteValid", { count: reading.valid })}</span>
          {reading.bad.length > 0 ? (
            <span className="text-danger">{t("pasteInvalid", { count: reading.bad.length })}</span>
          ) : null}
          {reading.duplicates.length > 0 ? (
            <span className="text-muted">{t("pasteDuplicate", { count: reading.duplicates.length })}</span>
          ) : null}
        </p>
      ) : null}
      {wrong.length > 0 ? (
        <div className="rounded-md border border-line bg-sunken p-3 text-sm">
          <ul className="flex flex-col gap-1">
            {wrong.slice(0, SHOWN).map((entry) => (
              <li key={`${entry.line}-${entry.typed}-${entry.reason}`} className="flex flex-wrap gap-x-2">
                <span className="text-muted tabular-nums">{t("pasteLine", { line: entry.line })}</span>
                <bdi className="font-mono break-all">{entry.typed.slice(0, 40)}</bdi>
                <span className="text-muted">{say(entry.sentence)}</span>
              </li>
            ))}
            {wrong.length > SHOWN ? (
              <li className="text-muted">{t("pasteMore", { count: wrong.length - SHOWN })}</li>
            ) : null}
          </ul>
          <Button
            variant="ghost"
            size="sm"
            className="mt-2 -ms-2"
            onClick={async () => onChange((await import("./pasted-phones")).withoutBad(pasted, country))}
          >
            {t("pasteRemoveBad")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
