import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";

/** A workbook whose parts do not fit together, or that no spreadsheet program would write. */
export function damagedWorkbook(): AppError {
  return new AppError("invalid", sentence("rules.files.damaged"));
}

export function largeWorkbook(said: Sentence): AppError {
  return new AppError("too_large", said);
}
