"use client";

import { Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import {
  FIXED_COLUMNS,
  readColumns,
  type ShownColumns,
  writeColumns,
} from "@/lib/contacts/shown-columns.rules";
import { saveContactColumnsAction } from "../actions";

const other = (column: "name" | "phone") => (column === "name" ? "phone" : "name");

interface ColumnChoiceProps {
  workspaceSlug: string;
  fields: readonly string[];
  /** As it is kept. */
  chosen: readonly string[];
  onChosen: (columns: string[]) => void;
}

/** Which columns a list of people has; remembered for who chooses. */
export function ColumnChoice({ workspaceSlug, fields, chosen, onChosen }: ColumnChoiceProps) {
  const t = useTranslations("contacts.columns");
  const router = useRouter();
  const { act } = useAct({ onDone: () => undefined });
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState(chosen);

  function change(next: boolean) {
    setOpen(next);
    if (next) return setBefore(chosen);
    if (JSON.stringify(before) === JSON.stringify(chosen)) return;
    void act(() => saveContactColumnsAction(workspaceSlug, { columns: [...chosen] })).then(() =>
      router.refresh(),
    );
  }
  const shown = readColumns(chosen);
  const set = (next: Partial<ShownColumns>) => onChosen(writeColumns({ ...shown, ...next }));
  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger asChild>
        <Button variant="secondary">
          <Columns3 aria-hidden="true" className="size-4" />
          {t("title")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t("title")} className="flex flex-col gap-3">
        <p className="text-muted">{t("help")}</p>
        {FIXED_COLUMNS.map((column) => (
          <Checkbox
            key={column}
            label={t(column)}
            checked={shown.fixed.has(column)}
            // Somebody without a name and a number could not be told from others.
            disabled={
              (column === "name" || column === "phone") &&
              shown.fixed.has(column) &&
              !shown.fixed.has(other(column))
            }
            onCheckedChange={(on) =>
              set({
                fixed: new Set(
                  FIXED_COLUMNS.filter((each) => (each === column ? on === true : shown.fixed.has(each))),
                ),
              })
            }
          />
        ))}
        {fields.map((field) => (
          <Checkbox
            key={field}
            label={<bdi>{field}</bdi>}
            checked={shown.fields.includes(field)}
            onCheckedChange={(on) =>
              set({
                fields:
                  on === true ? [...shown.fields, field] : shown.fields.filter((each) => each !== field),
              })
            }
          />
        ))}
      </PopoverContent>
    </Popover>
  );
}
