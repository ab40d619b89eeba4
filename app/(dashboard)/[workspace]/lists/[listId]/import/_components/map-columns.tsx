"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Notice } from "@/components/ui/notice";
import { DELIMITERS, ENCODINGS } from "@/lib/imports/import.rules";
import type { ImportMapping, Inspection } from "@/lib/imports/import.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { cancelImportAction, inspectImportAction, startImportAction } from "../../../actions";
import { ColumnCard, roleOf, setRole } from "./column-card";

export interface CountryChoice {
  code: string;
  label: string;
}

interface MapColumnsProps {
  workspaceSlug: string;
  importId: string;
  inspection: Inspection;
  country: string;
  countries: CountryChoice[];
  onStarted: () => void;
  onAgain: () => void;
}

/** What each column is, with its first cells in sight, and how the file itself is to be read. */
export function MapColumns({
  workspaceSlug,
  importId,
  inspection: first,
  country: usual,
  countries,
  onStarted,
  onAgain,
}: MapColumnsProps) {
  const t = useTranslations("imports");
  const [inspection, setInspection] = useState(first);
  const [mapping, setMapping] = useState<ImportMapping>(first.mapping);
  const [country, setCountry] = useState(usual);
  const { act, busy, fields } = useContactAct(workspaceSlug, ["imports", "lists"]);

  async function readAgain(change: Partial<Pick<Inspection, "encoding" | "delimiter" | "hasHeader">>) {
    const next = await act(() => inspectImportAction(workspaceSlug, { importId, ...change }));
    if (!next) return;
    setInspection(next.data);
    setMapping(next.data.mapping);
  }
  async function start() {
    if (mapping.phone === null) return;
    const done = await act(() =>
      startImportAction(workspaceSlug, {
        importId,
        country,
        mapping: { ...mapping, phone: mapping.phone ?? 0 },
      }),
    );
    if (done) onStarted();
  }
  const names = mapping.fields.map((field) => field.name.trim().toLowerCase());
  const twice = new Set(names).size !== names.length || names.includes("");
  return (
    <div className="flex flex-col gap-6">
      {inspection.encodingSure ? null : <Notice tone="warning" title={t("encodingAsk")} />}
      {mapping.phone === null ? <Notice tone="warning" title={t("noPhoneColumn")} /> : null}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("country")} error={fields.country}>
          <NativeSelect value={country} onChange={(event) => setCountry(event.target.value)}>
            {countries.map((each) => (
              <option key={each.code} value={each.code}>
                {each.label}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("header")}>
          <NativeSelect
            value={String(inspection.hasHeader)}
            disabled={busy}
            onChange={(event) => void readAgain({ hasHeader: event.target.value === "true" })}
          >
            <option value="true">{t("headerYes")}</option>
            <option value="false">{t("headerNo")}</option>
          </NativeSelect>
        </Field>
        <Field label={t("delimiter")}>
          <NativeSelect
            value={inspection.delimiter}
            disabled={busy}
            onChange={(event) => void readAgain({ delimiter: event.target.value as Inspection["delimiter"] })}
          >
            {DELIMITERS.map((each) => (
              <option key={each} value={each}>
                {t(`delimiters.${{ ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" }[each]}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("encoding")}>
          <NativeSelect
            value={inspection.encoding}
            disabled={busy}
            onChange={(event) => void readAgain({ encoding: event.target.value as Inspection["encoding"] })}
          >
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {each === "windows-1252" ? "Latin-1" : each.toUpperCase()}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {inspection.columns.map((column, index) => (
          <ColumnCard
            key={`${column.name}-${String(index)}`}
            column={column}
            role={roleOf(mapping, index)}
            fieldName={mapping.fields.find((field) => field.column === index)?.name ?? column.name}
            onRole={(role) => setMapping(setRole(mapping, index, role, column.name))}
            onFieldName={(name) =>
              setMapping({
                ...mapping,
                fields: mapping.fields.map((field) => (field.column === index ? { ...field, name } : field)),
              })
            }
          />
        ))}
      </ul>
      {twice ? <Notice tone="warning" title={t("namesTwice")} /> : null}
      <div className="flex flex-wrap gap-3">
        <Button
          disabled={busy || mapping.phone === null || twice || country.length !== 2}
          onClick={() => void start()}
        >
          {t("start")}
        </Button>
        <Button
          variant="ghost"
          disabled={busy}
          onClick={async () => {
            await act(() => cancelImportAction(workspaceSlug, { importId }));
            onAgain();
          }}
        >
          {t("otherFile")}
        </Button>
      </div>
    </div>
  );
}
