import { useEffect, useState } from "react";
import type { PastedReading } from "./pasted-phones";

const NOTHING: PastedReading = { typed: 0, valid: 0, bad: [], duplicates: [] };

/**
 * What the box of pasted numbers holds. The plans of all countries' numbers are a third of the
 * composer, so they are loaded with the first number.
 */
export function usePasted(pasted: string, country: string): PastedReading {
  const [reading, setReading] = useState(NOTHING);
  const blank = pasted.trim() === "";
  useEffect(() => {
    if (blank) return setReading(NOTHING);
    let current = true;
    void import("./pasted-phones").then(({ readPasted }) => {
      if (current) setReading(readPasted(pasted, country));
    });
    return () => {
      current = false;
    };
  }, [blank, pasted, country]);
  return reading;
}
