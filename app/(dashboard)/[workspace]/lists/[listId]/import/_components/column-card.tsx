"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { SafeText } from "@/components/ui/safe-text";
import type { ImportColumn } from "@/lib/imports/inspection.view";
import { COLUMN_ROLES, type ColumnRole } from "./column-roles";

interface ColumnCardProps {
  column: ImportColumn;
  role: ColumnRole;
  fieldName: string;
  onRole: (role: ColumnRole) => void;
  onFieldName: (name: string) => void;
}

export function ColumnCard({ column, role, fieldName, onRole, onFieldName }: ColumnCardProps) {
  const t = useTranslations("imports");
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h3 className="truncate text-sm font-medium">
        <SafeText text={column.name} />
      </h3>
      <NativeSelect
        aria-label={t("roleOf", { column: column.name })}
        value={role}
        onChange={(event) => onRole(event.target.value as ColumnRole)}
      >
        {COLUMN_ROLES.map((each) => (
          <option key={each} value={each}>
            {t(`roles.${each}`)}
          </option>
        ))}
      </NativeSelect>
      {role === "field" ? (
        <Input
          aria-label={t("fieldName", { column: column.name })}
          value={fieldName}
          maxLength={60}
          onChange={(event) => onFieldName(event.target.value.replace(/[{}|]/g, ""))}
        />
      ) : null}
      <ul className={role === "skip" ? "text-xs text-muted line-through" : "text-xs text-muted"}>
        {column.samples.slice(0, 4).map((sample, index) => (
          <li key={`${String(index)}-${sample}`} className="truncate">
            {sample ? <SafeText text={sample} /> : "–"}
          </li>
        ))}
      </ul>
    </li>
  );
}
