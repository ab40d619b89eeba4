"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { SafeText } from "@/components/ui/safe-text";
import { Stat, StatGroup } from "@/components/ui/stat";
import { csvLine } from "@/lib/core/csv-cell";
import { isUnnamed } from "@/lib/imports/column-name.rules";
import type { ImportedSuppressions } from "@/lib/suppressions/suppression.view";

interface CheckedNumbersProps {
  checked: ImportedSuppressions;
  fileName: string | null;
  busy: boolean;
  onColumn: (column: number) => void;
  onConfirm: () => void;
}

const SHOWN = 50;

/** What would happen to the numbers, and those that cannot be read with their rows. */
export function CheckedNumbers({ checked, fileName, busy, onColumn, onConfirm }: CheckedNumbersProps) {
  const t = useTranslations("suppressions.many");
  const imports = useTranslations("imports");
  const format = useFormatter();
  const { added, already, repeated, invalid, rejections, columns } = checked;
  return (
    <section aria-labelledby="checked" className="flex flex-col gap-4">
      <h2 id="checked" className="text-base font-semibold">
        {fileName ? <SafeText text={t("foundIn", { file: fileName })} /> : t("found")}
      </h2>
      {columns.length > 1 ? (
        <Field label={t("column")}>
          <NativeSelect
            value={checked.column ?? 0}
            disabled={busy}
            onChange={(event) => onColumn(Number(event.target.value))}
          >
            {columns.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
              <option key={index} value={index}>
                {isUnnamed(name, index) ? imports("unnamedColumn", { number: String(index + 1) }) : name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
      <StatGroup>
        <Stat label={t("counts.added")} value={format.number(added)} />
        <Stat label={t("counts.already")} value={format.number(already)} />
        <Stat label={t("counts.repeated")} value={format.number(repeated)} />
        <Stat
          label={t("counts.invalid")}
          value={format.number(invalid)}
          tone={invalid > 0 ? "danger" : "neutral"}
        />
      </StatGroup>
      {invalid > 0 ? (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-sm font-medium">{t("unreadable")}</h3>
            <Button variant="ghost" size="sm" onClick={() => download(rejections)}>
              <Download aria-hidden="true" className="size-4" />
              {t("downloadUnreadable", { shown: format.number(invalid) })}
            </Button>
          </div>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface text-sm">
            {rejections.slice(0, SHOWN).map(({ row, value, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one row may hold several numbers.
              <li key={index} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2.5">
                <span className="w-20 shrink-0 text-muted tabular-nums">{t("row", { row })}</span>
                <span className="min-w-0 break-words font-medium">
                  {value === "" ? "–" : <SafeText text={value} />}
                </span>
                <span className="min-w-0 basis-full text-muted">{message}</span>
              </li>
            ))}
          </ul>
          {rejections.length > SHOWN ? (
            <p className="text-sm text-muted">
              {t("more", { shown: format.number(rejections.length - SHOWN) })}
            </p>
          ) : null}
        </div>
      ) : null}
      <Button className="self-start" loading={busy} disabled={added === 0} onClick={onConfirm}>
        {added === 0 ? t("nothing") : t("confirm", { count: added, shown: format.number(added) })}
      </Button>
    </section>
  );
}

/** The rows that cannot be read, as a file: made here, for the browser has them all. */
function download(rejections: ImportedSuppressions["rejections"]): void {
  const lines = rejections.map(({ row, value, message }) => csvLine([row, value, message]));
  const url = URL.createObjectURL(
    new Blob(["\ufeff", csvLine(["row", "value", "error"]), ...lines], { type: "text/csv" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = "suppressions-left-out.csv";
  link.click();
  URL.revokeObjectURL(url);
}
