"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";
import { type ComboOption, OptionList, type OptionSearch } from "./option-list";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

interface ComboboxProps extends OptionSearch {
  options: readonly ComboOption[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** Its name when there is no Field around it, and the name of its list. */
  label: string;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  id?: string;
  className?: string;
}

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const {
    options,
    value,
    onChange,
    label,
    placeholder,
    clearable = false,
    disabled,
    id,
    className,
    ...search
  } = props;
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const { required: _required, ...wired } = useFieldControl<{ id?: string; required?: boolean }>({ id });
  const chosen = options.find((option) => option.value === value);
  return (
    <div className={cn("relative w-full min-w-0", className)}>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-haspopup="listbox"
            aria-label={wired.id ? undefined : label}
            disabled={disabled}
            className={cn(
              controlLook,
              "flex h-9 items-center gap-2 px-3 text-start",
              clearable && value !== null && "pe-10",
            )}
            {...wired}
          >
            <bdi className={cn("min-w-0 flex-1 truncate", !chosen && "text-muted")}>
              {chosen?.label ?? placeholder ?? t("choose")}
            </bdi>
            {clearable && value !== null ? null : (
              <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
            )}
          </button>
        </PopoverTrigger>
        <PopoverContent
          aria-label={label}
          align="start"
          className="w-(--radix-popover-trigger-width) min-w-60 p-0"
        >
          <OptionList
            label={label}
            options={options}
            chosen={value === null ? [] : [value]}
            onPick={(picked) => {
              onChange(picked);
              setOpen(false);
            }}
            {...search}
          />
        </PopoverContent>
      </Popover>
      {clearable && value !== null && !disabled ? (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => onChange(null)}
          className="absolute top-1/2 end-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </div>
  );
}
