import { AppError } from "@/lib/core/app-error";

/** A workbook whose parts do not fit together, or that no spreadsheet program would write. */
export function damagedWorkbook(): AppError {
  return new AppError("invalid", "This workbook is damaged. Save it again as .xlsx, or as CSV.");
}

export function largeWorkbook(what: string): AppError {
  return new AppError("too_large", `This workbook ${what}. Save it as CSV, or split it into several files.`);
}
