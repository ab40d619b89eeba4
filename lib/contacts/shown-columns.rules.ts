/**
 * What a list of people shows beside the fields that somebody chose; each can be hidden. `fields`
 * are the first three of each person, where none is chosen.
 */
export const FIXED_COLUMNS = ["name", "phone", "fields", "status"] as const;
type FixedColumn = (typeof FIXED_COLUMNS)[number];

/** No field has this character in its name. */
const HIDES = "|";

export interface ShownColumns {
  fixed: ReadonlySet<FixedColumn>;
  fields: string[];
}

/** A choice of columns as it is kept: names of fields, and `|name` for what is hidden. */
export function readColumns(kept: readonly string[]): ShownColumns {
  return {
    fixed: new Set(FIXED_COLUMNS.filter((column) => !kept.includes(`${HIDES}${column}`))),
    fields: kept.filter((column) => !column.startsWith(HIDES)),
  };
}

export function writeColumns({ fixed, fields }: ShownColumns): string[] {
  const hidden = FIXED_COLUMNS.filter((column) => !fixed.has(column));
  return [...fields, ...hidden.map((column) => `${HIDES}${column}`)];
}
