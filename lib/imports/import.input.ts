import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { DELIMITERS, ENCODINGS, IMPORT_LIMITS, QUOTES, SEVERAL_PHONES } from "@/lib/imports/import.rules";

const column = z
  .number()
  .int()
  .min(0)
  .max(IMPORT_LIMITS.columns - 1);
const countryInput = text()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, said("input.imports.country"));

export const mappingInput = z.object({
  phone: column,
  phoneCode: column.nullable().default(null),
  phoneArea: column.nullable().default(null),
  firstName: column.nullable().default(null),
  lastName: column.nullable().default(null),
  fullName: column.nullable().default(null),
  secondPhone: column.nullable().default(null),
  optOut: column.nullable().default(null),
  optIn: column.nullable().optional(),
  several: z.enum(SEVERAL_PHONES).default("ask"),
  fields: z
    .array(
      z.object({
        column,
        name: text()
          .trim()
          .min(1)
          .max(60)
          .regex(/^[^{}|]*$/, said("input.contacts.fieldName"))
          // Every object has this one already, and a value put there would be lost.
          .refine((name) => name !== "__proto__", said("input.imports.reservedName")),
      }),
    )
    .max(IMPORT_LIMITS.fields, said("input.imports.fields"))
    .default([])
    .refine(
      (fields) => new Set(fields.map((field) => field.name)).size === fields.length,
      said("input.imports.sameName"),
    ),
});

export const startImportInput = z.object({
  importId: z.uuid(),
  mapping: mappingInput,
  country: countryInput,
});
export type StartImportInput = z.output<typeof startImportInput>;

export const inspectImportInput = z.object({
  importId: z.uuid(),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  quote: z.enum(QUOTES).optional(),
  /** The position of the row with the names of the columns; null says that there is none. */
  headerRow: z.number().int().min(0).max(100).nullable().optional(),
  sheet: z.number().int().min(0).max(1_000).optional(),
  hiddenRows: z.boolean().optional(),
  country: countryInput.optional(),
});
export type InspectImportInput = z.output<typeof inspectImportInput>;

export const importIdInput = z.object({ importId: z.uuid() });
export type ImportIdInput = z.output<typeof importIdInput>;

export const correctRejectionInput = z.object({
  importId: z.uuid(),
  row: z.number().int().min(1),
  cells: z.array(text().max(IMPORT_LIMITS.cellCharacters)).max(IMPORT_LIMITS.columns),
  /** A person says that the number exists although no plan knows it. */
  letIn: z.boolean().default(false),
  /** What becomes of a cell with several numbers, decided for this row. */
  several: z.enum(SEVERAL_PHONES).optional(),
});
export type CorrectRejectionInput = z.input<typeof correctRejectionInput>;

export const letInInput = z.object({ importId: z.uuid(), reason: text().min(1).max(40) });
export type LetInInput = z.output<typeof letInInput>;

/**
 * `POST /api/v1/lists/ID/imports?country=MY&phone=COLUMN`: the phone column by its name in the
 * header, or by number from 1.
 */
export const apiImportQuery = z.object({
  country: countryInput.optional(),
  phone: text().trim().min(1).max(200).optional(),
  header: z.enum(["true", "false"]).optional(),
  encoding: z
    .enum(ENCODINGS)
    .optional()
    .describe("When the file is not Unicode and cannot be read for sure."),
  delimiter: z.enum(DELIMITERS).optional(),
});

export const uploadQuery = z.object({
  list: z.uuid(),
  name: text().trim().min(1).max(200).default("pasted.csv"),
});

export const rejectionsQuery = z.object({
  cursor: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  reason: text().max(40).optional(),
});
