"use client";

import { useId } from "react";
import { cn } from "@/components/ui/cn";

interface Choice {
  value: string;
  title: string;
  help?: string;
  disabled?: boolean;
}

interface ChoiceGroupProps {
  label: string;
  hideLabel?: boolean;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
  columns?: 2 | 3;
}

/**
 * A few exclusive choices, each with a line of explanation. Real radio buttons, so arrow keys and
 * forms work.
 */
export function ChoiceGroup({
  label,
  hideLabel = false,
  value,
  choices,
  onChange,
  columns = 2,
}: ChoiceGroupProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className={hideLabel ? "sr-only" : "mb-2 text-sm font-medium"}>{label}</legend>
      <div className={cn("grid gap-2", columns === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2")}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              "flex gap-3 rounded-md border p-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
              value === choice.value ? "border-accent bg-accent-soft" : "border-line bg-surface",
              choice.disabled ? "cursor-not-allowed text-muted" : "cursor-pointer hover:border-line-strong",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">{choice.title}</span>
              {choice.help ? <span className="block text-muted">{choice.help}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
