"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useLeaving } from "./use-leaving";

const PAUSE_MILLIS = 250;

/**
 * The value of a search field, told a quarter of a second after the last key. Nothing is told that
 * was not typed, and nothing on the way to another page: a change of the address would end that
 * step.
 */
export function useTyped(initial: string, tell: (typed: string) => void) {
  const [value, setValue] = useState(initial);
  const isLeaving = useLeaving();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = {
    value,
    onChange({ target }: ChangeEvent<HTMLInputElement>) {
      setValue(target.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (!isLeaving()) tell(target.value);
      }, PAUSE_MILLIS);
    },
  };
  /** Writes into the field what is known elsewhere already. */
  function retype(text: string) {
    clearTimeout(timer.current);
    setValue(text);
  }
  return { field, retype };
}
