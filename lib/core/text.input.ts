import { z } from "zod";
import { said } from "@/lib/core/said";
import { isStorableText, storableText } from "@/lib/core/storable-text";

/** A string that can be stored: what every input schema begins with in place of `z.string()`. */
export function text(params?: string) {
  return z.string(params).refine(isStorableText, said("input.general.notStorable"));
}

/**
 * A cell of many rows: what cannot be stored is taken out of it, so that one bad row does not
 * refuse the others.
 */
export function cellText() {
  return z.string().transform(storableText);
}
