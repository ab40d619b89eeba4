import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { SUPPRESSION_BATCH } from "@/lib/suppressions/suppression.rules";

/** A number as it was written, and where. */
export interface GivenPhone {
  row: number;
  value: string;
  /** It stands in a heading: what is no number there is nothing that could be lost. */
  heading?: boolean;
}

/** More numbers than one call may bring. */
export function tooManyPhones(count: number): AppError {
  return new AppError(
    "too_large",
    sentence("problems.suppressions.tooMany", { limit: SUPPRESSION_BATCH.numbers, count }),
  );
}
