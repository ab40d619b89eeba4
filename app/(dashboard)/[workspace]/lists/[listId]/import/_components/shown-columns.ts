import { isUnnamed } from "@/lib/imports/column-name.rules";
import type { ImportDetail } from "@/lib/imports/import.view";
import type { Inspection } from "@/lib/imports/inspection.view";
import { type ColumnRole, roleOf } from "./column-roles";

/** Without a mapping there would be nothing to mend: at least so many columns are shown. */
const LEAST = 6;

/**
 * The columns of the repair grid: the phone first, with what is wrong and the button beside it,
 * then what the import uses, then a few of the others.
 */
export function shownColumns({ mapping, columns }: ImportDetail): number[] {
  const phone = mapping.phone ?? 0;
  const others = columns.map((_, index) => index).filter((index) => index !== phone);
  const used = others.filter((index) => roleOf(mapping, index) !== "skip");
  const rest = others.filter((index) => !used.includes(index));
  return [phone, ...used, ...rest.slice(0, Math.max(0, LEAST - used.length))];
}

/**
 * What was found in a file, with the columns that have no heading named in the person's language;
 * the fields that are proposed for them are called so too.
 */
export function inLanguage(found: Inspection, unnamed: (index: number) => string): Inspection {
  const nameOf = (name: string, index: number) => (isUnnamed(name, index) ? unnamed(index) : name);
  const columns = found.columns.map((column, index) => ({ ...column, name: nameOf(column.name, index) }));
  const fields = found.mapping.fields.map(({ column, name }) => ({ column, name: nameOf(name, column) }));
  return { ...found, columns, mapping: { ...found.mapping, fields } };
}

/** What a column was mapped to, where its file has no heading for it. */
export function columnLabel(
  { mapping, columns }: ImportDetail,
  index: number,
  roleName: (role: ColumnRole) => string,
  unnamed: (index: number) => string,
): string {
  const name = columns[index]?.name ?? "";
  if (!isUnnamed(name, index)) return name;
  const role = roleOf(mapping, index);
  if (role === "skip") return unnamed(index);
  return role === "field"
    ? (mapping.fields.find(({ column }) => column === index)?.name ?? name)
    : roleName(role);
}
