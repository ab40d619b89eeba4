"use client";

import { type ChangeEvent, type ComponentProps, type Ref, useCallback, useEffect, useRef } from "react";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Controlled<Own extends Control> {
  ref?: Ref<Own> | undefined;
  value?: ComponentProps<"input">["value"];
  onChange?: ((event: ChangeEvent<Own>) => void) | undefined;
}

/**
 * The page comes with its controls before the scripts that listen to them. What was typed or chosen
 * until then stands in the control and nowhere else, and the next change would take it away: so
 * whoever owns the value is told of it once, when the control begins to listen. Returns its ref.
 */
export function useTypedEarly<Own extends Control>({ ref, value, onChange }: Controlled<Own>) {
  const own = useRef<Own | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the beginning.
  useEffect(() => {
    const control = own.current;
    if (control === null || typeof value !== "string" || shows(control, value)) return;
    onChange?.({ target: control, currentTarget: control } as ChangeEvent<Own>);
  }, []);
  return useCallback(
    (control: Own | null) => {
      own.current = control;
      if (typeof ref === "function") return ref(control);
      if (ref) ref.current = control;
    },
    [ref],
  );
}

/** A list shows nothing that is none of its choices, and a line has no line breaks. */
function shows(control: Control, value: string): boolean {
  if (control instanceof HTMLSelectElement)
    return control.value === value || ![...control.options].some((option) => option.value === value);
  const lines = control instanceof HTMLTextAreaElement ? "\n" : "";
  return control.value === value.replace(/\r\n?|\n/g, lines);
}
