"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ImportColumn, ImportMapping } from "@/lib/imports/inspection.view";
import { ColumnCard } from "./column-card";
import { roleOf, setRole } from "./column-roles";

interface ColumnCardsProps {
  columns: ImportColumn[];
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
}

/** So many columns are shown, whether there is something in them or not. */
const ALL_SHOWN = 50;

/**
 * What each column is. Of very many columns those without anything in them wait to be asked for.
 */
export function ColumnCards({ columns, mapping, onMapping }: ColumnCardsProps) {
  const t = useTranslations("imports");
  const [all, setAll] = useState(columns.length <= ALL_SHOWN);
  const shown = columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column, index }) =>
        all || roleOf(mapping, index) !== "skip" || column.samples.some((sample) => sample !== ""),
    );
  const unused = columns.length - shown.length;
  return (
    <section aria-labelledby="columns" className="flex flex-col gap-2">
      <h2 id="columns" className="text-sm font-medium">
        {t("columnsTitle")}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {shown.map(({ column, index }) => (
          <ColumnCard
            key={`${column.name}-${String(index)}`}
            column={column}
            role={roleOf(mapping, index)}
            fieldName={mapping.fields.find((field) => field.column === index)?.name ?? column.name}
            onRole={(role) => onMapping(setRole(mapping, index, role, column.name))}
            onFieldName={(name) =>
              onMapping({
                ...mapping,
                fields: mapping.fields.map((field) => (field.column === index ? { ...field, name } : field)),
              })
            }
          />
        ))}
      </ul>
      {unused > 0 ? (
        <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <p>{t("unusedColumns", { count: unused })}</p>
          <Button variant="secondary" onClick={() => setAll(true)}>
            {t("showColumns")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
