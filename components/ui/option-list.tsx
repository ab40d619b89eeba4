"use client";

import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export interface ComboOption {
  value: string;
  label: string;
  description?: string;
  /** At the right: a count. */
  hint?: string;
  /** More words to find it by. */
  keywords?: string[];
  disabled?: boolean;
}

export interface OptionSearch {
  /** Given: the options are searched outside, and this hears what is typed. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  searchPlaceholder?: string;
}

interface OptionListProps extends OptionSearch {
  label: string;
  options: readonly ComboOption[];
  chosen: readonly string[];
  multiple?: boolean;
  onPick: (value: string) => void;
}

/** A search box above a list of options, used by Combobox and MultiSelect. */
export function OptionList({
  label,
  options,
  chosen,
  multiple,
  onPick,
  onSearch,
  loading,
  searchPlaceholder,
}: OptionListProps) {
  const t = useTranslations("common");
  return (
    <Command label={label} shouldFilter={!onSearch} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2 border-b border-line px-3">
        {loading ? (
          <Spinner className="text-muted" />
        ) : (
          <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        )}
        <Command.Input
          placeholder={searchPlaceholder ?? t("searchPlaceholder")}
          onValueChange={onSearch}
          className="h-10 w-full min-w-0 bg-transparent text-base outline-none sm:text-sm"
        />
      </div>
      <Command.List
        label={label}
        className="scroll-thin max-h-72 overflow-y-auto overscroll-contain p-1"
        aria-multiselectable={multiple}
      >
        <Command.Empty className="px-3 py-6 text-center text-sm text-muted">
          {loading ? t("loading") : t("nothingFound")}
        </Command.Empty>
        {options.map((option) => {
          const picked = chosen.includes(option.value);
          return (
            <Command.Item
              key={option.value}
              value={option.value}
              keywords={[option.label, ...(option.keywords ?? [])]}
              disabled={option.disabled}
              onSelect={() => onPick(option.value)}
              className={cn(
                "flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1.5 text-sm",
                "data-[disabled=true]:opacity-50 data-[selected=true]:bg-hover",
              )}
            >
              <span
                aria-hidden="true"
                className={cn(
                  "grid size-4 shrink-0 place-items-center",
                  multiple && "rounded-sm border border-line-strong",
                  multiple && picked && "border-accent bg-accent text-on-accent",
                )}
              >
                {picked ? (
                  <Check className={cn("size-3.5", !multiple && "text-accent-ink")} strokeWidth={2.5} />
                ) : null}
              </span>
              <span className="min-w-0 flex-1">
                <bdi className="block truncate">{option.label}</bdi>
                {option.description ? (
                  <span className="block truncate text-xs text-muted">{option.description}</span>
                ) : null}
              </span>
              {option.hint ? (
                <span className="shrink-0 text-xs text-muted tabular-nums">{option.hint}</span>
              ) : null}
              {picked ? <span className="sr-only">✓</span> : null}
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
