"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { DELIMITERS, ENCODINGS, QUOTES } from "@/lib/imports/import.rules";
import type { Inspection, Reading } from "@/lib/imports/inspection.view";

export type ReadingChange = Partial<
  Pick<Reading, "encoding" | "delimiter" | "quote" | "headerRow" | "hiddenRows"> & { sheet: number }
>;

export interface CountryChoice {
  code: string;
  label: string;
}

interface ReadingChoicesProps {
  inspection: Inspection;
  country: string;
  countries: CountryChoice[];
  countryError?: string | undefined;
  busy: boolean;
  onCountry: (country: string) => void;
  onChange: (change: ReadingChange) => void;
}

const DELIMITER_NAMES = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
  ":": "colon",
  "^": "caret",
  "~": "tilde",
  "，": "wideComma",
} as const;
const QUOTE_NAMES = { '"': "double", "'": "single", "": "none" } as const;

/** How the file is read. A workbook asks for its sheet, a text for its encoding and its marks. */
export function ReadingChoices(props: ReadingChoicesProps) {
  const { inspection, country, countries, countryError, busy, onCountry, onChange } = props;
  const t = useTranslations("imports");
  const { reading, sheets, kind, preview } = inspection;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("country")} error={countryError}>
        <NativeSelect value={country} onChange={(event) => onCountry(event.target.value)}>
          {countries.map((each) => (
            <option key={each.code} value={each.code}>
              {each.label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {kind === "xlsx" ? (
        <Field label={t("sheet")}>
          <NativeSelect
            value={String(reading.sheet ?? 0)}
            disabled={busy}
            onChange={(event) => onChange({ sheet: Number(event.target.value) })}
          >
            {sheets.map((sheet, index) => (
              <option key={`${String(index)}-${sheet.name}`} value={index}>
                {sheet.empty
                  ? t("sheetEmpty", { name: sheet.name })
                  : sheet.hidden
                    ? t("sheetHidden", { name: sheet.name })
                    : sheet.name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <Field label={t("headerRow")}>
        <NativeSelect
          value={String(reading.headerRow ?? "none")}
          disabled={busy}
          onChange={(event) =>
            onChange({ headerRow: event.target.value === "none" ? null : Number(event.target.value) })
          }
        >
          <option value="none">{t("headerNone")}</option>
          {preview
            .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
            .map(({ row, cells }) => (
              <option key={row} value={row - 1}>
                {t("headerAt", { row: String(row), cells: cells.filter(Boolean).join(" · ").slice(0, 60) })}
              </option>
            ))}
        </NativeSelect>
      </Field>
      {kind === "csv" ? (
        <>
          <Field label={t("delimiter")}>
            <NativeSelect
              value={reading.delimiter}
              disabled={busy}
              onChange={(event) => onChange({ delimiter: event.target.value as Reading["delimiter"] })}
            >
              {DELIMITERS.map((each) => (
                <option key={each} value={each}>
                  {t(`delimiters.${DELIMITER_NAMES[each]}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("quote")}>
            <NativeSelect
              value={reading.quote}
              disabled={busy}
              onChange={(event) => onChange({ quote: event.target.value as Reading["quote"] })}
            >
              {QUOTES.map((each) => (
                <option key={each} value={each}>
                  {t(`quotes.${QUOTE_NAMES[each]}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("encoding")}>
            <NativeSelect
              value={reading.encoding}
              disabled={busy}
              onChange={(event) => onChange({ encoding: event.target.value as Reading["encoding"] })}
            >
              {ENCODINGS.map((each) => (
                <option key={each} value={each}>
                  {t(`encodings.${each}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </>
      ) : null}
    </div>
  );
}
