import { z } from "zod";

/** A file that any spreadsheet opens, or one of Excel's own kind. */
export const exportFormat = z.object({ format: z.enum(["csv", "xlsx"]).default("csv") });
export type ExportFormat = z.output<typeof exportFormat>["format"];
