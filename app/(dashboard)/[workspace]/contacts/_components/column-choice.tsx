"use client";

import { Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { saveContactColumnsAction } from "../actions";

interface ColumnChoiceProps {
  workspaceSlug: string;
  fields: readonly string[];
  chosen: readonly string[];
  onChosen: (columns: string[]) => void;
}

/** Which fields stand beside each person; remembered for who chooses. */
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
        {fields.map((field) => (
          <Checkbox
            key={field}
            label={<bdi>{field}</bdi>}
            checked={chosen.includes(field)}
            onCheckedChange={(on) =>
              onChosen(on === true ? [...chosen, field] : chosen.filter((each) => each !== field))
            }
          />
        ))}
      </PopoverContent>
    </Popover>
  );
}
