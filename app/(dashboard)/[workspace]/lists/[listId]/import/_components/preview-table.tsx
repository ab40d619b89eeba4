"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { SafeText } from "@/components/ui/safe-text";
import type { Inspection } from "@/lib/imports/inspection.view";

/** The first rows as they were read, with the numbers that a spreadsheet gives them. */
export function PreviewTable({ inspection }: { inspection: Inspection }) {
  const t = useTranslations("imports");
  const { preview, reading, repaired, damaged } = inspection;
  const width = preview.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  const places = Array.from({ length: width }, (_, index) => index);
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-2">
      <h2 id="preview" className="text-sm font-medium">
        {t("preview")}
      </h2>
      <section
        className="max-h-80 overflow-auto rounded-lg border border-line bg-surface"
        tabIndex={0}
        aria-label={t("preview")}
      >
        <table className="w-full min-w-max border-collapse text-xs">
          <tbody>
            {preview.map(({ row, cells }) => {
              const isHeader = reading.headerRow === row - 1;
              const before = reading.headerRow !== null && row - 1 < reading.headerRow;
              return (
                <tr
                  key={row}
                  className={cn(
                    "border-b border-line last:border-0",
                    isHeader && "bg-hover font-medium",
                    before && "text-muted line-through",
                    (repaired.includes(row) || damaged.includes(row)) && "bg-warning-soft",
                  )}
                >
                  <th scope="row" className="px-3 py-1.5 text-end font-normal text-muted tabular-nums">
                    <span className="sr-only">{t("previewRow")} </span>
                    {row}
                  </th>
                  {places.map((index) => (
                    <td key={index} className="max-w-60 truncate px-3 py-1.5">
                      <SafeText text={cells[index] ?? ""} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
