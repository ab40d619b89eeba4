import { type PreparedContact, prepareContact } from "@/lib/contacts/prepare-contact";
import { unguardCell } from "@/lib/core/csv-cell";
import type { ImportMapping } from "@/lib/imports/import.view";

/**
 * Whether a row of a file has anything in it. Blank rows are counted for the row numbers and
 * otherwise passed over.
 */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}

/** Reads one row of a file by the mapping. */
export function prepareRow(
  cells: readonly string[],
  mapping: ImportMapping,
  country: string,
): PreparedContact {
  const at = (column: number | null) => (column === null ? "" : unguardCell(cells[column] ?? ""));
  const fields: Record<string, string> = {};
  for (const field of mapping.fields) fields[field.name] = at(field.column);
  return prepareContact(
    { phone: at(mapping.phone), firstName: at(mapping.firstName), lastName: at(mapping.lastName), fields },
    country,
  );
}
