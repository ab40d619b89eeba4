"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";
import { type ComboOption, OptionList, type OptionSearch } from "./option-list";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

interface MultiSelectProps extends OptionSearch {
  options: readonly ComboOption[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  label: string;
  placeholder?: string;
  /** Shows only how many are chosen, for filter bars. */
  compact?: boolean;
  disabled?: boolean;
  id?: string;
  className?: string;
}

/** Several of many. What is chosen stands below, and each can be taken away. */
export function MultiSelect(props: MultiSelectProps) {
  const {
    options,
    values,
    onChange,
    label,
    placeholder,
    compact = false,
    disabled,
    id,
    className,
    ...search
  } = props;
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  const { required: _required, ...wired } = useFieldControl<{ id?: string; required?: boolean }>({ id });
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const summary =
    values.length === 0 ? (placeholder ?? t("choose")) : t("selectedCount", { count: values.length });

  function toggle(value: string) {
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  }

  return (
    <div className={cn("flex w-full min-w-0 flex-col gap-2", className)}>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-haspopup="listbox"
            aria-label={wired.id ? undefined : `${label}: ${summary}`}
            disabled={disabled}
            className={cn(controlLook, "flex h-9 items-center gap-2 px-3 text-start")}
            {...wired}
          >
            <span className={cn("min-w-0 flex-1 truncate", values.length === 0 && "text-muted")}>
              {summary}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
          </button>
        </PopoverTrigger>
        <PopoverContent
          aria-label={label}
          align="start"
          className="w-(--radix-popover-trigger-width) min-w-64 p-0"
        >
          <OptionList label={label} options={options} chosen={values} multiple onPick={toggle} {...search} />
        </PopoverContent>
      </Popover>
      {!compact && values.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((value) => (
            <li
              key={value}
              className="flex h-7 max-w-full items-center gap-1 rounded-full bg-sunken pe-1 ps-2.5 text-sm"
            >
              <bdi className="truncate">{nameOf(value)}</bdi>
              <button
                type="button"
                disabled={disabled}
                aria-label={t("remove", { what: nameOf(value) })}
                onClick={() => toggle(value)}
                className="grid size-6 shrink-0 place-items-center rounded-full text-muted hover:bg-hover hover:text-ink"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
