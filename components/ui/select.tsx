"use client";

import { Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Primitive from "radix-ui/select";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";

interface SelectOption {
  value: string;
  label: string;
  description?: string;
  disabled?: boolean;
}

interface SelectProps {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  required?: boolean;
  id?: string;
  className?: string;
  "aria-label"?: string;
}

/**
 * One of a few. No option may have an empty value. For many options use Combobox; for long plain
 * lists NativeSelect.
 */
export function Select({
  options,
  value,
  defaultValue,
  onValueChange,
  placeholder,
  name,
  disabled,
  className,
  ...rest
}: SelectProps) {
  const t = useTranslations("common");
  const { required, ...wired } = useFieldControl(rest);
  return (
    <Primitive.Root
      value={value}
      defaultValue={defaultValue}
      onValueChange={onValueChange}
      name={name}
      disabled={disabled}
      required={required}
    >
      <Primitive.Trigger
        className={cn(
          controlLook,
          "flex h-9 items-center justify-between gap-2 pe-3 ps-3 text-start data-[placeholder]:text-muted",
          className,
        )}
        {...wired}
      >
        <span className="truncate">
          <Primitive.Value placeholder={placeholder ?? t("choose")} />
        </span>
        <Primitive.Icon asChild>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            "z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[calc(100vw-1rem)]",
            "overflow-hidden rounded-lg border border-line bg-raised shadow-lg data-[state=open]:animate-[fade-in_100ms_ease-out]",
          )}
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cn(
                  "relative flex min-h-8 cursor-default select-none flex-col justify-center rounded-md py-1.5 pe-3 ps-8 text-sm outline-none",
                  "data-[disabled]:opacity-50 data-[highlighted]:bg-hover",
                )}
              >
                <Primitive.ItemIndicator className="absolute top-2 start-2">
                  <Check aria-hidden="true" className="size-4 text-accent-ink" />
                </Primitive.ItemIndicator>
                <Primitive.ItemText>{option.label}</Primitive.ItemText>
                {option.description ? <span className="text-xs text-muted">{option.description}</span> : null}
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
